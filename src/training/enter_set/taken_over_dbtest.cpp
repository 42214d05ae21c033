// A process that is taken for dead (it was stopped, or its machine hung, for longer than a job's lease) wakes up after
// another one took its job.
#include <functional>

#include "support/import_test.hpp"
#include "training/enter_set/enter_set.hpp"

namespace obereg::training {
namespace {

using namespace testing_support;

// Between two transactions of the first run a second one does the whole job.
std::function<void()> second_run;
int clock_readings_left = 0;

Instant clock_that_lets_in_the_second_run() {
  if (second_run && clock_readings_left-- == 0) std::exchange(second_run, nullptr)();
  return support::test_now;
}

class TakenOver : public ImportTest {
 protected:
  using Job = void (*)(jobs::Run&, web::Services const&);

  void run_twice(JobId id, Job work, int readings) {
    auto const job = *database().read([&](database::ReadTx& tx) { return jobs::find(tx, id); });
    std::atomic<bool> const stopping{false};
    clock_readings_left = readings;
    second_run = [&, job] {
      jobs::Run second(
          database(), job, [] { return support::test_now; }, stopping);
      work(second, *services_);
    };
    jobs::Run first(database(), job, clock_that_lets_in_the_second_run, stopping);
    EXPECT_ANY_THROW(work(first, *services_));
    EXPECT_FALSE(second_run) << "the second run never ran";
  }

  JobId sign(RecordSetId id) {
    return database().write([&](database::Tx& tx) {
      Act act;
      act.organisation = provider_;
      act.set = id;
      act.file_hash = act.signature_hash = act.thumbprint = std::string(64, 'a');
      act.account = actor_.account;
      act.evidence = "{}";
      act.signed_at = support::test_now;
      auto const stored = insert_act(tx, act);
      tx.run_script("update training_record_sets set state = 'entering', act_id = " + std::to_string(stored.value));
      return enqueue_entry(tx, stored, support::test_now);
    });
  }
};
OBEREG_ON_BOTH_ENGINES(TakenOver);

TEST_P(TakenOver, TRN_11_an_import_that_another_process_took_up_is_left_to_it) {
  auto const id = send(workbook_of(people(3)));
  run_twice({*import(id).job}, import_file, 2);
  EXPECT_EQ(import(id).state, ImportState::stored);
  EXPECT_EQ(records(import(id)).size(), 3u);
  EXPECT_EQ(count_of("training_pending_records"), 3);
  EXPECT_EQ(count_of("training_record_sets"), 1);
}

TEST_P(TakenOver, TRN_12_an_entry_that_another_process_took_up_is_left_to_it) {
  auto const formed = set(checked(workbook_of(people(3)))).id;
  run_twice(sign(formed), enter_set, 0);
  EXPECT_EQ(count_of("training_record_sets where state = 'entered'"), 1);
  EXPECT_EQ(count_of("training_records"), 3);
  EXPECT_EQ(count_of("ledger_leaves"), 3);
  EXPECT_EQ(count_of("ledger_blocks"), 1);
  EXPECT_FALSE(database().read([&](database::ReadTx& tx) { return ledger::first_fault(tx, key_.public_key()); }));
}

}  // namespace
}  // namespace obereg::training
