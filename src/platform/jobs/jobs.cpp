#include "platform/jobs/jobs.hpp"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include "core/disk_full.hpp"
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

// Not the job's fault: it is tried again, without being counted, for as long as it lasts.
constexpr std::chrono::seconds delay_while_disk_is_full{10};

bool no_room(std::exception const& error) {
  return is_disk_full(error) || dynamic_cast<database::DiskFull const*>(&error) != nullptr;
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

// A job whose end could not be written down is no longer kept either: its lease lapses, and it is taken up again.
struct Runner::Kept {
  Kept(Runner& runner_, JobId id_) : runner(runner_), id(id_.value) {
    std::lock_guard const lock(runner.mutex_);
    runner.running_.insert(id);
  }
  ~Kept() {
    std::lock_guard const lock(runner.mutex_);
    runner.running_.erase(id);
  }
  Kept(Kept const&) = delete;
  Runner& runner;
  std::int64_t const id;
};

std::vector<JobId> Runner::kept() {
  std::lock_guard const lock(mutex_);
  std::vector<JobId> ids;
  for (auto const id : running_) ids.push_back({id});
  return ids;
}

bool Runner::run_one() {
  auto const job = take();
  if (!job) return false;
  Kept const kept(*this, job->id);
  run(*job);
  return true;
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
    put_back(job, now, "interrupted");
  } catch (std::exception const& error) {
    spdlog::error("job {} ({}), run {}: {}", job.id.value, job.kind, job.attempts, error.what());
    if (no_room(error)) return put_back(job, clock_() + delay_while_disk_is_full, error.what());
    bool const last = job.attempts >= options_.most_attempts;
    finish(job, last ? "failed" : "waiting", clock_() + delay_after(job.attempts), error.what());
  }
}

void Runner::put_back(Job const& job, Instant run_at, std::string const& reason) {
  finish(job, "waiting", run_at, reason, 1);
}

void Runner::finish(Job const& job, std::string_view state, Instant run_at, std::string const& failure, int uncounted) {
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

void Runner::keep_leases_once() {
  auto const ids = kept();
  if (ids.empty()) return;
  database_.write([&](database::Tx& tx) {
    for (auto const id : ids)
      tx.exec(sql::keep_lease, {{"until", clock_() + options_.lease}, {"id", id}, {"runner", name_}});
  });
}

void Runner::keep_leases() {
  while (!stopping_) try {
      pause(options_.lease / 4);
      keep_leases_once();
    } catch (std::exception const& error) {
      spdlog::error("job leases: {}", error.what());
    }
}

}  // namespace obereg::jobs
