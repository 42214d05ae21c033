#include "casework/exchange/exchange.hpp"

#include <algorithm>

#include "casework/exchange/queries.hpp"
#include "platform/calendar/due/hours.hpp"
#include "platform/jobs/enqueue_once.hpp"

namespace obereg::casework {

namespace sql = obereg::sql::casework::exchange;

namespace {

constexpr int most_sent = 50, most_asked_after = 50;  // of one round
constexpr int hours_to_answer = 48;

struct Due {
  Message message;
  int attempts = 0;
};
std::vector<Due> due_messages(database::ReadTx& tx, Instant now) {
  return tx.all(sql::due_messages, {{"now", now}, {"size", most_sent}}, [](database::Row const& row) {
    return Due{{row.string(1), row.string(2), {row.integer(0)}}, static_cast<int>(row.integer(3))};
  });
}

// False where another process is at it.
bool begin_attempt(database::Tx& tx, Due const& due, Instant now) {
  return tx.exec(sql::begin_attempt, {{"id", due.message.request},
                                      {"message_id", due.message.id},
                                      {"now", now},
                                      {"next", now + pause_after(due.attempts)}}) > 0;
}

// П. 61: «Поставщик сведений представляет запрашиваемые сведения в срок, не превышающий 48 часов».
void note_sent(database::Tx& tx, Message const& message, std::chrono::minutes zone, Instant now) {
  tx.exec(sql::note_sent,
          {{"id", message.request},
           {"message_id", message.id},
           {"now", now},
           {"due", calendar::due_in_hours(now, hours_to_answer)},
           {"explained", calendar::explained_in_hours(now, hours_to_answer, "отправки запроса", zone)}});
}

std::vector<std::string> asked_after(database::Tx& tx, Instant now) {
  std::vector<std::string> messages;
  auto const requests = tx.all(sql::asked_longest_ago, {{"size", most_asked_after}},
                               [](database::Row const& row) { return row.integer(0); });
  for (auto const id : requests) {
    tx.exec(sql::note_polled, {{"id", id}, {"now", now}});
    tx.each(sql::messages_of, {{"id", id}}, [&](database::Row const& row) { messages.push_back(row.string(0)); });
  }
  return messages;
}

// What a step met. A step that had nothing to do says nothing of the transport.
struct Step {
  bool tried = false;
  std::optional<Trouble> trouble;  // with the transport as a whole
};

Step send_due(database::Database& database, Transport& transport, std::chrono::minutes zone, Clock clock) {
  Step step;
  for (auto const& due : database.read([&](database::ReadTx& tx) { return due_messages(tx, clock()); })) {
    auto const now = clock();
    if (!database.write([&](database::Tx& tx) { return begin_attempt(tx, due, now); })) continue;
    auto const& message = due.message;
    step.tried = true;
    auto const failed = transport.send(message);
    database.write([&](database::Tx& tx) {
      if (failed)
        tx.exec(sql::note_failure, {{"id", message.request}, {"message_id", message.id}, {"failure", failed->words}});
      else
        note_sent(tx, message, zone, clock());
    });
    if (failed && failed->of_all) {
      step.trouble = failed;
      break;
    }
  }
  return step;
}

Step take_answers(database::Database& database, Transport& transport, ExchangedService const& service, Clock clock) {
  auto const messages = database.write([&](database::Tx& tx) { return asked_after(tx, clock()); });
  auto arrived = transport.answers(messages);
  for (auto const& answer : arrived.answers) {
    database.write([&](database::Tx& tx) {
      auto const now = clock();
      if (auto const recorded = record_answer(tx, answer, service.judge, now)) service.note(tx, *recorded, now);
    });
    if (auto trouble = transport.recorded(answer)) arrived.trouble = std::move(trouble);
  }
  return {arrived.tried, arrived.trouble};
}

// When there will be something to do again; nothing while no request is open.
std::optional<Instant> next_run(database::ReadTx& tx, std::chrono::seconds interval, Instant now) {
  return tx.get_one(sql::open_ones, {}, [&](database::Row const& row) -> std::optional<Instant> {
    if (row.integer(0) == 0) return std::nullopt;
    auto const millis = std::chrono::duration_cast<std::chrono::milliseconds>(interval);
    Instant const slot{now.time_since_epoch() / millis * millis + millis};
    auto const attempt = row.optional_moment(1);
    return attempt ? std::max(now + std::chrono::milliseconds{1}, std::min(slot, *attempt)) : slot;
  });
}

}  // namespace

std::chrono::seconds pause_after(int attempts) {
  constexpr std::chrono::seconds first{15}, longest{3600};
  auto const doubled = first * (1 << std::clamp(attempts, 0, 10));
  return std::min(doubled, longest);
}

void exchange_once(database::Database& database, Transport& transport, ExchangeSettings const& settings,
                   ExchangedService const& service, std::chrono::minutes zone, Clock clock) {
  auto step = send_due(database, transport, zone, clock);
  if (!step.trouble) {
    auto const taken = take_answers(database, transport, service, clock);
    step = {step.tried || taken.tried, taken.trouble};
  }
  if (!step.tried) return;
  database.write([&](database::Tx& tx) {
    tx.exec_one(sql::note_run, {{"transport", to_text(settings.kind)},
                                {"now", clock()},
                                {"failure", step.trouble ? step.trouble->words : std::string()}});
  });
}

void schedule_exchange(database::Database& database, ExchangeSettings const& settings, Instant now) {
  database.write([&](database::Tx& tx) {
    tx.exec_one(sql::note_transport, {{"transport", to_text(settings.kind)}});
    if (settings.on()) jobs::enqueue_once(tx, exchange_job, "start " + iso_moment(now), now, now);
  });
}

void exchange_now(database::Tx& tx, Instant now) {
  jobs::enqueue_once(tx, exchange_job, "now " + iso_moment(now), now, now);
}

jobs::Handler exchange_handler(ExchangeSettings const& settings, ExchangedService service, std::chrono::minutes zone,
                               Clock clock) {
  return [settings, service = std::move(service), zone, clock](jobs::Run& run) {
    auto const transport = transport_of(settings);
    if (!transport) return;
    exchange_once(run.database(), *transport, settings, service, zone, clock);
    run.database().write([&](database::Tx& tx) {
      if (auto const next = next_run(tx, settings.interval, clock()))
        jobs::enqueue_once(tx, exchange_job, iso_moment(*next), clock(), *next);
    });
  };
}

ExchangeState exchange_state(database::ReadTx& tx) {
  auto const found = tx.find_one(sql::state_of_exchange, {}, [](database::Row const& row) {
    auto const run_at = row.moment(1);
    return ExchangeState{row.string(0), to_millis(run_at) > 0 ? std::optional(run_at) : std::nullopt, row.string(2)};
  });
  return found.value_or(ExchangeState{});
}

}  // namespace obereg::casework
