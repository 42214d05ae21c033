#include "access/fetch_crls/fetch_crls.hpp"

#include <boost/json.hpp>

#include "access/fetch_crls/crl_sources.hpp"
#include "access/trust_list/trust_list.hpp"
#include "platform/jobs/enqueue_once.hpp"
#include "platform/outgoing/outgoing.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::access {

namespace {

constexpr std::chrono::minutes asked_again{1};

Instant begin_of_interval(Instant now, std::chrono::minutes interval) {
  auto const millis = std::chrono::duration_cast<std::chrono::milliseconds>(interval);
  return Instant{now.time_since_epoch() / millis * millis};
}

bool is_due(CrlSource const& source, Instant now) {
  return source.is_used || !source.attempted_at || *source.attempted_at + unused_interval <= now;
}

struct Fetched {
  std::string bytes, failure;
  bool may_pass = false;  // the failure, by itself
};

std::string words_of_status(int status) {
  auto const code = "код " + std::to_string(status);
  if (status >= 300 && status < 400) return "Адрес отсылает в другое место (" + code + "), туда мы не идём.";
  return "Сервер ответил, что списка нет (" + code + ").";
}

Fetched fetch(std::string const& address, CrlSettings const& settings) {
  outgoing::Settings limits;
  limits.total = settings.total;
  limits.most_bytes = settings.most_bytes;
  limits.redirects = 0;
  limits.allow_private = settings.allow_private_addresses;
  outgoing::Request request;
  request.url = address;
  auto answer = outgoing::Client(limits).send(request);
  using outgoing::Trouble;
  if (!answer) {
    auto const trouble = answer.error().trouble;
    bool const passes = trouble == Trouble::unreachable || trouble == Trouble::too_slow;
    if (trouble == Trouble::too_many_redirects) return {"", "Адрес отсылает в другое место, туда мы не идём.", false};
    return {"", std::string(answer.error().words()), passes};
  }
  if (answer->status != 200) return {"", words_of_status(answer->status), answer->status >= 500};
  return {std::move(answer->body), "", false};
}

Actor fetcher() {
  Actor actor;
  actor.name = "Получение списков отзыва";
  actor.address = "job";
  return actor;
}

}  // namespace

void schedule_crl_fetching(database::Database& database, CrlSettings const& settings, Instant now) {
  if (!settings.fetch) return;
  auto const slot = begin_of_interval(now, settings.interval);
  database.write([&](database::Tx& tx) { jobs::enqueue_once(tx, fetch_crls_job_kind, iso_moment(slot), now, now); });
}

void fetch_crls_now(database::Tx& tx, Instant now) {
  auto const minute = begin_of_interval(now, std::chrono::minutes{1});
  jobs::enqueue_once(tx, fetch_crls_job_kind, "now " + iso_moment(minute), now, now);
}

jobs::Handler fetch_crls_job(CrlSettings settings) {
  return [settings](jobs::Run& run) {
    if (!settings.fetch) return;
    auto const now = run.now();
    auto const next = begin_of_interval(now, settings.interval) + settings.interval;
    run.database().write(
        [&](database::Tx& tx) { jobs::enqueue_once(tx, fetch_crls_job_kind, iso_moment(next), now, next); });
    auto const named = run.database().read([&](database::ReadTx& tx) { return named_sources(tx, now); });
    auto const asked = run.database().write([&](database::Tx& tx) {
      keep_sources(tx, named);
      std::int64_t count = 0;
      for (auto const& source : crl_sources(tx)) {
        if (!is_due(source, now)) continue;
        jobs::enqueue(tx, fetch_crl_job_kind, boost::json::serialize(boost::json::object{{"source", source.id}}), now);
        ++count;
      }
      return count;
    });
    run.report(boost::json::serialize(boost::json::object{{"addresses", asked}}));
  };
}

jobs::Handler fetch_crl_job(CrlSettings settings) {
  return [settings](jobs::Run& run) {
    if (!settings.fetch) return;
    auto const id = boost::json::parse(run.job.payload).as_object().at("source").to_number<std::int64_t>();
    auto const source = run.database().read([&](database::ReadTx& tx) { return find_source(tx, id); });
    if (!source) return;
    // Two runs may fall together: the one that a stopped program left, and the first of the one that was started.
    bool const just_asked = source->attempted_at && run.now() - *source->attempted_at < asked_again;
    if (just_asked && run.job.attempts == 1) return;
    auto const fetched = fetch(source->address, settings);
    auto failure = fetched.failure;
    if (failure.empty()) {
      auto const kept = run.database().write([&](database::Tx& tx) -> Result<signatures::Crl> {
        auto crl = add_fetched_crl(tx, fetcher(), source->issuer, fetched.bytes, run.now());
        if (crl) note_success(tx, id, run.now());
        return crl;
      });
      if (kept) return;
      failure = web::in_sentences({kept.error().kind->title, kept.error().detail});
    }
    run.database().write([&](database::Tx& tx) { note_failure(tx, id, failure, run.now()); });
    if (fetched.may_pass) throw std::runtime_error(source->address + ": " + failure);
  };
}

}  // namespace obereg::access
