#include "platform/mail/mail.hpp"

#include <boost/json.hpp>
#include <limits>

#include "platform/mail/queries.hpp"

namespace obereg::mail {

namespace sql = obereg::sql::platform::mail;

namespace {

constexpr int most_attempts = 10;

std::chrono::minutes delay_after(int attempts) {
  return std::chrono::minutes(1) * (1 << std::min(attempts - 1, 9));
}

OutboxEntry read_entry(database::Row const& row) {
  return {row.integer(0), row.string(1),          row.string(2),
          row.string(3),  row.string(4),          static_cast<int>(row.integer(5)),
          row.moment(6),  row.optional_moment(7), row.optional_moment(8),
          row.string(9)};
}

void ask_for_sending(database::Tx& tx, std::int64_t id, Instant now, Instant run_at) {
  jobs::enqueue(tx, job_kind, boost::json::serialize(boost::json::object{{"message", id}}), now, run_at);
}

void remember_failure(database::Tx& tx, OutboxEntry const& entry, std::string const& failure, Instant now) {
  int const attempts = entry.attempts + 1;
  bool const last = attempts >= most_attempts;
  auto const next = now + delay_after(attempts);
  tx.exec_one(sql::message_not_sent,
              {{"state", last ? "failed" : "waiting"}, {"next", next}, {"failure", failure}, {"id", entry.id}});
  if (!last) ask_for_sending(tx, entry.id, now, next);
}

// A file that is missing is a failure like that of the other side: it is told, and tried again.
Message message_of(OutboxEntry const& entry, std::vector<Attachment> const& attached, files::Store const& files,
                   Instant now) {
  Message message{entry.id, entry.recipient, entry.subject, entry.body, now};
  for (auto const& each : attached) message.files.push_back({each.name, each.media_type, files.read(each.hash)});
  return message;
}

void send(jobs::Run& run, Transport const& transport, files::Store const& files) {
  auto const id = boost::json::parse(run.job.payload).at("message").to_number<std::int64_t>();
  auto const entry = run.database().read([&](database::ReadTx& tx) { return find(tx, id); });
  if (!entry || entry->state != "waiting") return;
  auto const attached = run.database().read([&](database::ReadTx& tx) { return attached_to(tx, id); });
  try {
    transport(message_of(*entry, attached, files, run.now()));
  } catch (std::runtime_error const& error) {  // the other side is away or says no: not a failure of ours
    std::string const why = error.what();
    run.database().write([&](database::Tx& tx) { remember_failure(tx, *entry, why, run.now()); });
    return;
  }
  run.database().write([&](database::Tx& tx) { tx.exec_one(sql::message_sent, {{"now", run.now()}, {"id", id}}); });
}

}  // namespace

void send_later(database::Tx& tx, std::string const& recipient, std::string const& subject, std::string const& body,
                Instant now, std::vector<Attachment> const& attached) {
  auto const id = tx.get_integer(sql::insert_message,
                                 {{"recipient", recipient}, {"subject", subject}, {"body", body}, {"now", now}});
  for (auto const& each : attached)
    tx.exec_one(sql::attach_file,
                {{"message", id}, {"name", each.name}, {"media_type", each.media_type}, {"hash", each.hash}});
  ask_for_sending(tx, id, now, now);
}

bool send_again(database::Tx& tx, std::int64_t id, Instant now) {
  if (!find(tx, id)) return false;
  // One that waits already will be sent anyway: a second job would send it twice.
  if (tx.exec(sql::send_again, {{"id", id}, {"now", now}}) == 1) ask_for_sending(tx, id, now, now);
  return true;
}

jobs::Handler mail_job(Transport transport, files::Store const& files) {
  return [transport = std::move(transport), &files](jobs::Run& run) { send(run, transport, files); };
}

std::optional<OutboxEntry> find(database::ReadTx& tx, std::int64_t id) {
  return tx.find_one(sql::find_message, {{"id", id}}, read_entry);
}

std::vector<Attachment> attached_to(database::ReadTx& tx, std::int64_t id) {
  return tx.all(sql::attached_files, {{"message", id}}, [](database::Row const& row) {
    return Attachment{row.string(0), row.string(1), row.string(2)};
  });
}

namespace {

std::int64_t below(std::int64_t before) {
  return before > 0 ? before : std::numeric_limits<std::int64_t>::max();
}

}  // namespace

std::vector<OutboxEntry> page(database::ReadTx& tx, std::int64_t before, int size) {
  return tx.all(sql::newest_messages, {{"before", below(before)}, {"size", size}}, read_entry);
}

std::vector<OutboxEntry> page_of(database::ReadTx& tx, std::string const& recipient, std::int64_t before, int size) {
  return tx.all(sql::messages_to, {{"recipient", recipient}, {"before", below(before)}, {"size", size}}, read_entry);
}

}  // namespace obereg::mail
