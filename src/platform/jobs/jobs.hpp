// Work that goes on after the request. A job is a row: it survives a restart, and any process may take it. A handler
// may be called again for a job whose process died, so it must be able to start over or go on from what it stored.
#pragma once
#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "core/id.hpp"
#include "core/time.hpp"
#include "platform/database/database.hpp"

namespace obereg::jobs {

struct Job {
  JobId id;
  std::string kind;
  std::string payload;   // JSON, of the kind
  std::string state;     // "waiting", "running", "done", "failed"
  std::string progress;  // JSON, of the kind; "{}" at first
  int attempts = 0;      // runs begun
  Instant created_at;
  std::string failure;  // of the last run, for the administrator
};

// Written with the change that causes the work. `run_at` may lie ahead.
JobId enqueue(database::Tx& tx, std::string_view kind, std::string const& payload, Instant now, Instant run_at);
inline JobId enqueue(database::Tx& tx, std::string_view kind, std::string const& payload, Instant now) {
  return enqueue(tx, kind, payload, now, now);
}
std::optional<Job> find(database::ReadTx& tx, JobId id);
std::vector<Job> newest(database::ReadTx& tx, int count);
void retry_now(database::Tx& tx, JobId id, Instant now);  // a failed job is tried again

// What a handler works with.
class Run {
 public:
  Run(database::Database& database, Job job_, Clock clock, std::atomic<bool> const& stopping)
      : job(std::move(job_)), database_(database), clock_(clock), stopping_(stopping) {}
  Job const job;
  Instant now() const { return clock_(); }
  database::Database& database() { return database_; }
  void report(std::string const& progress_json);  // shown to whoever waits
  bool stopping() const { return stopping_; }     // the process ends: leave soon by throwing Interrupted

 private:
  database::Database& database_;
  Clock clock_;
  std::atomic<bool> const& stopping_;
};

// The job goes back to waiting and is run again by the next process, without counting as a failure.
struct Interrupted : std::exception {
  char const* what() const noexcept override { return "interrupted"; }
};

using Handler = std::function<void(Run&)>;
using Handlers = std::map<std::string, Handler, std::less<>>;

struct RunnerOptions {
  int threads = 2;
  int most_attempts = 5;
  std::chrono::milliseconds poll{500};
  std::chrono::seconds lease{15};
  // This process is the only one on its database (SQLite): what a dead process left is taken up at once.
  bool alone = false;
};

class Runner {
 public:
  Runner(database::Database& database, Handlers handlers, Clock clock, RunnerOptions options = {});
  ~Runner();  // stops
  void start();
  void stop();
  void keep_leases_once();  // of the jobs that are being run; start() sees to it by itself
  void wake();              // there may be something to do
  bool run_one();           // runs one due job in this thread; false where there is none
  Handlers const& handlers() const { return handlers_; }

 private:
  struct Kept;
  std::optional<Job> take();
  void run(Job const& job);
  void finish(Job const& job, std::string_view state, Instant run_at, std::string const& failure, int uncounted = 0);
  void put_back(Job const& job, Instant run_at, std::string const& reason);  // this run is not counted
  void work();
  std::vector<JobId> kept();
  void keep_leases();
  void pause(std::chrono::milliseconds time);

  database::Database& database_;
  Handlers handlers_;
  Clock clock_;
  RunnerOptions options_;
  std::string name_;
  std::atomic<bool> stopping_{false};
  std::mutex mutex_;
  std::condition_variable changed_;
  std::set<std::int64_t> running_;  // jobs that threads of ours are at, under `mutex_`
  std::vector<std::thread> threads_;
};

}  // namespace obereg::jobs
