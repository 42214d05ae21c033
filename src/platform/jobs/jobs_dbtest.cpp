#include "platform/jobs/jobs.hpp"

#include <gtest/gtest.h>

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
