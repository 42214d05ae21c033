#include "platform/jobs/jobs.hpp"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include "core/text.hpp"
#include "platform/jobs/queries.hpp"

namespace obereg::jobs {

namespace sql = obereg::sql::platform::jobs;

namespace {

Job read_job(database::Row const& row) {
  return {{row.integer(0)}, row.string(1), row.string(2),
          row.string(3),    row.string(4), static_cast<int>(row.integer(5)),
          row.moment(6),    row.string(7)};
}

// 5 s, 20 s, 80 s, 320 s …
std::chrono::seconds delay_after(int attempts) {
  return std::chrono::seconds(5) * (1 << (2 * std::min(attempts - 1, 5)));
}

}  // namespace

JobId enqueue(database::Tx& tx, std::string_view kind, std::string const& payload, Instant now, Instant run_at) {
  return {tx.get_integer(sql::insert_job, {{"kind", kind}, {"payload", payload}, {"run_at", run_at}, {"now", now}})};
}

std::optional<Job> find(database::ReadTx& tx, JobId id) {
  return tx.find_one(sql::find_job, {{"id", id}}, read_job);
}

std::vector<Job> newest(database::ReadTx& tx, int count) {
  return tx.all(sql::newest_jobs, {{"count", count}}, read_job);
}

void retry_now(database::Tx& tx, JobId id, Instant now) {
  tx.exec(sql::retry_job, {{"id", id}, {"now", now}});
}

void Run::report(std::string const& progress_json) {
  database_.write([&](database::Tx& tx) {
    tx.exec(sql::report_progress, {{"progress", progress_json}, {"id", job.id}});
  });
}

Runner::Runner(database::Database& database, Handlers handlers, Clock clock, RunnerOptions options)
    : database_(database),
      handlers_(std::move(handlers)),
      clock_(clock),
      options_(options),
      name_(std::to_string(getpid()) + "-" + text::hex(text::random_bytes(8))) {}

Runner::~Runner() {
  stop();
}

void Runner::start() {
  if (options_.alone) database_.write([](database::Tx& tx) { tx.exec(sql::release_all, {}); });
  for (int i = 0; i < options_.threads; ++i) threads_.emplace_back([this] { work(); });
  threads_.emplace_back([this] { keep_leases(); });
}

void Runner::stop() {
  {
    std::lock_guard const lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  for (auto& thread : threads_) thread.join();
  threads_.clear();
}

void Runner::wake() {
  changed_.notify_all();
}

std::optional<Job> Runner::take() {
  // Looking first costs a reader nothing and keeps idle runners off SQLite's one writer.
  if (database_.read([&](database::ReadTx& tx) { return tx.get_integer(sql::any_due, {{"now", clock_()}}); }) == 0)
    return {};
  return database_.write([&](database::Tx& tx) {
    auto job = tx.find_one(sql::next_job, {{"now", clock_()}}, read_job);
    if (job) {
      tx.exec_one(sql::take_job, {{"runner", name_}, {"until", clock_() + options_.lease}, {"id", job->id}});
      ++job->attempts;
    }
    return job;
  });
}

bool Runner::run_one() {
  auto const job = take();
  if (job) run(*job);
  return job.has_value();
}

// One of the two places where exceptions end (the other is the request): the job tells why it failed, the runner goes
// on.
void Runner::run(Job const& job) {
  auto const now = clock_();
  try {
    auto const handler = handlers_.find(job.kind);
    if (handler == handlers_.end()) throw std::logic_error("no handler for jobs of kind " + job.kind);
    Run run(database_, job, clock_, stopping_);
    handler->second(run);
    finish(job, "done", now, "");
  } catch (Interrupted const&) {
    finish(job, "waiting", now, "interrupted");
  } catch (std::exception const& error) {
    spdlog::error("job {} ({}), run {}: {}", job.id.value, job.kind, job.attempts, error.what());
    bool const last = job.attempts >= options_.most_attempts;
    finish(job, last ? "failed" : "waiting", clock_() + delay_after(job.attempts), error.what());
  }
}

void Runner::finish(Job const& job, std::string_view state, Instant run_at, std::string const& failure) {
  int const uncounted = failure == "interrupted" ? 1 : 0;
  database_.write([&](database::Tx& tx) {
    tx.exec(sql::finish_job, {{"state", state},
                              {"run_at", run_at},
                              {"uncounted", uncounted},
                              {"failure", failure},
                              {"now", clock_()},
                              {"id", job.id},
                              {"runner", name_}});
  });
}

void Runner::pause(std::chrono::milliseconds time) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, time, [this] { return stopping_.load(); });
}

void Runner::work() {
  while (!stopping_) try {
      if (!run_one()) pause(options_.poll);
    } catch (std::exception const& error) {  // the database is away: say so, wait, try again
      spdlog::error("job runner: {}", error.what());
      pause(std::chrono::seconds(2));
    }
}

void Runner::keep_leases() {
  while (!stopping_) try {
      pause(options_.lease / 4);
      database_.write([&](database::Tx& tx) {
        tx.exec(sql::keep_leases, {{"until", clock_() + options_.lease}, {"runner", name_}});
      });
    } catch (std::exception const& error) {
      spdlog::error("job leases: {}", error.what());
    }
}

}  // namespace obereg::jobs
