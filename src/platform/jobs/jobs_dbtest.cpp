#include "platform/jobs/jobs.hpp"

#include <gtest/gtest.h>

#include "platform/jobs/enqueue_once.hpp"
#include "support/test_database.hpp"

namespace obereg::jobs {
namespace {

std::atomic<std::int64_t> clock_millis{0};
Instant test_clock() {
  return from_millis(clock_millis);
}

class Jobs : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    clock_millis = to_millis(support::test_now);
  }
  JobId add(std::string_view kind) {
    return database().write([&](database::Tx& tx) { return enqueue(tx, kind, "{}", test_clock()); });
  }
  Job job(JobId id) {
    return *database().read([&](database::ReadTx& tx) { return find(tx, id); });
  }
  static void pass(std::chrono::milliseconds time) { clock_millis += time.count(); }
};
OBEREG_ON_BOTH_ENGINES(Jobs);

TEST_P(Jobs, a_job_is_run_once_and_is_done) {
  int runs = 0;
  Runner runner(database(), {{"count", [&](jobs::Run& run) { ++runs, run.report(R"({"rows":5})"); }}}, test_clock);
  auto const id = add("count");
  EXPECT_TRUE(runner.run_one());
  EXPECT_FALSE(runner.run_one());
  EXPECT_EQ(runs, 1);
  EXPECT_EQ(job(id).state, "done");
  EXPECT_EQ(job(id).progress, R"({"rows":5})");
}

TEST_P(Jobs, a_failed_job_is_tried_later_and_given_up_in_the_end) {
  RunnerOptions options;
  options.most_attempts = 2;
  Runner runner(database(), {{"fail", [](jobs::Run&) { throw std::runtime_error("no luck"); }}}, test_clock, options);
  auto const id = add("fail");
  EXPECT_TRUE(runner.run_one());
  EXPECT_EQ(job(id).state, "waiting");
  EXPECT_FALSE(runner.run_one()) << "not before its time";
  pass(std::chrono::seconds(6));
  EXPECT_TRUE(runner.run_one());
  EXPECT_EQ(job(id).state, "failed");
  EXPECT_EQ(job(id).failure, "no luck");
  database().write([&](database::Tx& tx) { retry_now(tx, id, test_clock()); });
  EXPECT_TRUE(runner.run_one());
}

TEST_P(Jobs, TRN_11_a_job_whose_process_died_is_taken_up_by_another) {
  auto const id = add("die");
  Runner second(database(), {{"die", [](jobs::Run&) {}}}, test_clock);
  bool other_found_it_taken = false;
  Runner first(database(),
               {{"die",
                 [&](jobs::Run&) {
                   other_found_it_taken = !second.run_one();
                   pass(std::chrono::seconds(60));  // this process stops renewing its lease, as a dead one does
                   EXPECT_TRUE(second.run_one());
                 }}},
               test_clock);
  EXPECT_TRUE(first.run_one());
  EXPECT_TRUE(other_found_it_taken);
  EXPECT_EQ(job(id).state, "done");
  EXPECT_EQ(job(id).attempts, 2);
}

TEST_P(Jobs, an_interrupted_job_waits_for_the_next_process_and_is_not_blamed) {
  Runner runner(database(), {{"long", [](jobs::Run&) { throw Interrupted{}; }}}, test_clock);
  auto const id = add("long");
  EXPECT_TRUE(runner.run_one());
  EXPECT_EQ(job(id).state, "waiting");
  EXPECT_EQ(job(id).attempts, 0);
}

TEST_P(Jobs, a_job_that_found_the_disk_full_is_tried_again_for_as_long_as_it_takes) {
  RunnerOptions options;
  options.most_attempts = 2;
  bool full = true;
  auto const work = [&](jobs::Run&) {
    if (full) throw std::system_error(ENOSPC, std::generic_category(), "write");
  };
  Runner runner(database(), {{"write", work}}, test_clock, options);
  auto const id = add("write");
  for (int i = 0; i < 4; ++i, pass(std::chrono::seconds(11))) EXPECT_TRUE(runner.run_one());
  EXPECT_EQ(job(id).state, "waiting");
  full = false;
  EXPECT_TRUE(runner.run_one());
  EXPECT_EQ(job(id).state, "done");
}

TEST_P(Jobs, TRN_11_only_a_job_that_is_being_run_keeps_its_lease) {
  auto const id = add("end");
  Runner other(database(), {{"end", [](jobs::Run&) {}}}, test_clock);
  Runner* runner_of_job = nullptr;
  bool was_kept = false;
  auto const take_the_jobs_away = [&](jobs::Run&) {
    pass(std::chrono::seconds(10));
    runner_of_job->keep_leases_once();
    pass(std::chrono::seconds(10));
    was_kept = !other.run_one();
    // The end of the job can't be written down, as when the database is away for a moment.
    database().write([](database::Tx& tx) { tx.run_script("alter table jobs rename to jobs_away"); });
  };
  Runner runner(database(), {{"end", take_the_jobs_away}}, test_clock);
  runner_of_job = &runner;
  EXPECT_ANY_THROW(runner.run_one());
  database().write([](database::Tx& tx) { tx.run_script("alter table jobs_away rename to jobs"); });
  EXPECT_TRUE(was_kept);
  runner.keep_leases_once();
  pass(std::chrono::seconds(16));
  EXPECT_TRUE(other.run_one()) << "the lease of a job that nobody runs has lapsed";
  EXPECT_EQ(job(id).state, "done");
}

TEST_P(Jobs, a_job_with_a_key_is_enqueued_once_even_when_it_is_done) {
  int runs = 0;
  Runner runner(database(), {{"daily", [&](jobs::Run&) { ++runs; }}}, test_clock);
  auto const ask = [&](std::string const& day) {
    return database().write(
        [&](database::Tx& tx) { return enqueue_once(tx, "daily", day, test_clock(), test_clock()).has_value(); });
  };
  EXPECT_TRUE(ask("2026-03-10"));
  EXPECT_FALSE(ask("2026-03-10"));
  EXPECT_TRUE(runner.run_one());
  EXPECT_FALSE(runner.run_one());
  EXPECT_FALSE(ask("2026-03-10"));
  EXPECT_TRUE(ask("2026-03-11"));
  EXPECT_TRUE(runner.run_one());
  EXPECT_EQ(runs, 2);
}

TEST_P(Jobs, a_running_runner_does_what_is_added) {
  std::atomic<int> runs{0};
  Runner runner(database(), {{"count", [&](jobs::Run&) { ++runs; }}}, system_now);
  runner.start();
  for (int i = 0; i < 5; ++i) add("count");
  for (int i = 0; i < 100 && runs < 5; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  runner.stop();
  EXPECT_EQ(runs, 5);
}

}  // namespace
}  // namespace obereg::jobs
