#include "training/remind_due/remind_job.hpp"

#include <boost/json.hpp>

#include "access/accounts/accounts.hpp"
#include "platform/jobs/enqueue_once.hpp"
#include "training/remind_due/reminder.hpp"

namespace obereg::training {

namespace {

constexpr std::chrono::hours morning{7};
constexpr int batch = 100;

void schedule(database::Database& database, web::Settings const& settings, LocalDate day, Instant now) {
  auto const run_at = std::chrono::time_point_cast<std::chrono::milliseconds>(day.days() + morning - settings.zone);
  database.write([&](database::Tx& tx) { jobs::enqueue_once(tx, remind_job, day.iso(), now, run_at); });
}

}  // namespace

void schedule_reminders(database::Database& database, web::Settings const& settings, Instant now) {
  schedule(database, settings, LocalDate::at(now, settings.zone), now);
}

void remind_all(jobs::Run& run, web::Services const& services) {
  auto const now = run.now();
  schedule(services.database, services.settings, LocalDate::at(now, services.settings.zone).plus_days(1), now);
  int looked_at = 0, reminded = 0;
  access::Search search;
  search.size = batch;
  for (;;) {
    auto const page = services.database.read([&](database::ReadTx& tx) { return access::organisations(tx, search); });
    for (auto const& organisation : page) {
      if (run.stopping()) throw jobs::Interrupted{};
      ++looked_at;
      reminded += services.database.write(
          [&](database::Tx& tx) { return remind_organisation(tx, services.settings, organisation.id, now); });
    }
    run.report(boost::json::serialize(boost::json::object{{"organisations", looked_at}, {"reminded", reminded}}));
    if (page.size() < batch) return;
    search.before = page.back().id.value;
  }
}

}  // namespace obereg::training
