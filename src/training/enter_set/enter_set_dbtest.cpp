#include "training/enter_set/entering_fixture.hpp"

namespace obereg::training {
namespace {

OBEREG_ON_BOTH_ENGINES(EnterSet);

TEST_P(EnterSet, TRN_04_a_new_record_gets_a_number_and_todays_date_and_a_given_one_keeps_its_number) {
  auto old = sample_record(2);
  old.registry_number = "ОТ-000123/Б";
  old.entered_on = LocalDate::of(2023, 5, 17);
  auto const id = formed({sample_record(1), old});
  sign(id);
  EXPECT_TRUE(numbers().empty()) << "nothing is seen before it is entered";
  run_jobs();
  EXPECT_EQ(set(id).state, SetState::entered);
  EXPECT_EQ(numbers(), (std::vector<std::string>{own_number(2026, 1), "ОТ-000123/Б"}));
}

TEST_P(EnterSet, the_receipt_holds_every_number_and_reads_back) {
  auto const id = formed({sample_record(1), sample_record(2), sample_record(3)});
  sign(id);
  run_jobs();
  auto const act = *database().read([&](database::ReadTx& tx) { return find_act(tx, acts_.back()); });
  auto const receipt = ledger::parse_receipt(files_.read(act.receipt_hash));
  EXPECT_EQ(receipt.records.size(), 3u);
  EXPECT_EQ(receipt.records[2].number, own_number(2026, 3));
  EXPECT_EQ(receipt.statement.act, std::to_string(id.value));
}

TEST_P(EnterSet, TRN_04_a_number_that_stands_in_the_registry_refuses_the_whole_set_and_says_who_holds_it) {
  auto old = sample_record(1);
  old.registry_number = "1";
  sign(formed({old}));
  run_jobs();
  auto again = sample_record(2);
  again.registry_number = "1";
  auto const id = formed({sample_record(3), again});
  sign(id);
  run_jobs();
  EXPECT_EQ(set(id).state, SetState::refused);
  EXPECT_NE(set(id).refusal.find("номер 1 (внесён вами раньше): Тестов2"), std::string::npos) << set(id).refusal;
  EXPECT_EQ(set(id).refusal.find("министерству"), std::string::npos) << "no dispute was opened: " << set(id).refusal;
  EXPECT_EQ(numbers(), std::vector<std::string>{"1"}) << "no set half entered";
}

TEST_P(EnterSet, TRN_09_a_new_record_of_an_event_that_is_registered_refuses_the_set) {
  sign(formed({sample_record(1)}));
  run_jobs();
  auto const id = formed({sample_record(1)});
  sign(id);
  run_jobs();
  EXPECT_EQ(set(id).state, SetState::refused);
  EXPECT_EQ(numbers().size(), 1u);
}

TEST_P(EnterSet, of_two_signed_sets_with_one_number_one_is_entered) {
  auto old = sample_record(1);
  old.registry_number = "1";
  auto const first = formed({old}), second = formed({old});
  sign(first);
  sign(second);
  run_jobs();
  EXPECT_EQ(set(first).state, SetState::entered);
  EXPECT_EQ(set(second).state, SetState::refused);
  EXPECT_EQ(numbers().size(), 1u);
}

TEST_P(EnterSet, TRN_11_sets_entered_side_by_side_are_all_entered_whole) {
  std::vector<RecordSetId> sets;
  for (int first = 0; first < 40; first += 10) {
    std::vector<TrainingRecord> records;
    for (int i = first; i < first + 10; ++i) records.push_back(sample_record(i));
    sets.push_back(formed(records));
    sign(sets.back());
  }
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) threads.emplace_back([this] { run_jobs(); });
  for (auto& thread : threads) thread.join();
  for (auto const id : sets) EXPECT_EQ(set(id).state, SetState::entered) << set(id).refusal;
  EXPECT_EQ(numbers().size(), 40u);
  EXPECT_FALSE(database().read([&](database::ReadTx& tx) { return ledger::first_fault(tx, key_.public_key()); }));
}

TEST_P(EnterSet, TRN_04_a_number_that_another_provider_entered_meanwhile_goes_to_the_disputes) {
  auto const other = support::add_organisation(database(), "АНО «Другой центр»", "7728168971");
  auto old = sample_record(1);
  old.registry_number = "1";
  auto const ours = formed({old}), theirs = formed({old, sample_record(2)}, other);
  sign(ours);
  sign(theirs);
  run_jobs();
  EXPECT_EQ(set(ours).state, SetState::entered);
  EXPECT_EQ(set(theirs).state, SetState::refused);
  EXPECT_NE(set(theirs).refusal.find("1 (АНО «Центр»)"), std::string::npos) << set(theirs).refusal;
  EXPECT_NE(set(theirs).refusal.find("сообщили министерству"), std::string::npos) << set(theirs).refusal;
  EXPECT_EQ(disputes(), std::vector<std::string>{"1 of АНО «Центр» by АНО «Другой центр»"});
  EXPECT_EQ(numbers(), std::vector<std::string>{"1"});
}

TEST_P(EnterSet, TRN_04_a_number_that_its_own_provider_entered_is_no_dispute) {
  auto old = sample_record(1);
  old.registry_number = "1";
  auto const first = formed({old}), second = formed({old});
  sign(first);
  sign(second);
  run_jobs();
  EXPECT_EQ(set(second).state, SetState::refused);
  EXPECT_TRUE(disputes().empty());
}

TEST_P(EnterSet, TRN_04_of_two_providers_who_enter_one_number_at_once_one_has_it_and_the_other_a_dispute) {
  auto const other = support::add_organisation(database(), "АНО «Другой центр»", "7728168971");
  constexpr int rounds = 6;
  for (int round = 0; round < rounds; ++round) {
    auto old = sample_record(100 + round);
    old.registry_number = "спорный-" + std::to_string(round);
    auto const ours = formed({old, sample_record(200 + round)}),
               theirs = formed({old, sample_record(300 + round)}, other);
    sign(ours);
    sign(theirs);
    std::thread beside([this] { run_jobs(); });
    run_jobs();
    beside.join();
    int entered = 0, refused = 0;
    for (auto const each : {ours, theirs}) {
      entered += set(each).state == SetState::entered;
      refused += set(each).state == SetState::refused;
    }
    EXPECT_EQ(entered, 1);
    EXPECT_EQ(refused, 1);
  }
  EXPECT_EQ(disputes().size(), static_cast<std::size_t>(rounds));
  EXPECT_EQ(numbers().size(), 2u * rounds) << "no set half entered";
  EXPECT_FALSE(database().read([&](database::ReadTx& tx) { return ledger::first_fault(tx, key_.public_key()); }));
}

TEST_P(EnterSet, TRN_11_what_a_killed_run_had_staged_is_not_entered_twice) {
  auto const id = formed({sample_record(1), sample_record(2)});
  sign(id);
  // The run before died after staging: the same rows and leaves stand there, unseen.
  auto const job = *database().read([&](database::ReadTx& tx) { return jobs::find(tx, {1}); });
  std::atomic<bool> stopping{true};  // the first progress report interrupts
  jobs::Run interrupted(
      database(), job, [] { return support::test_now; }, stopping);
  EXPECT_THROW(enter_set(interrupted, *services_), jobs::Interrupted);
  EXPECT_TRUE(numbers().empty());
  run_jobs();
  EXPECT_EQ(numbers().size(), 2u);
  EXPECT_FALSE(database().read([&](database::ReadTx& tx) { return ledger::first_fault(tx, key_.public_key()); }));
}

TEST_P(EnterSet, running_the_job_of_an_entered_set_again_changes_nothing) {
  auto const id = formed({sample_record(1)});
  sign(id);
  run_jobs();
  database().write([&](database::Tx& tx) { enqueue_entry(tx, acts_.back(), support::test_now); });
  run_jobs();
  EXPECT_EQ(set(id).state, SetState::entered);
  EXPECT_EQ(numbers().size(), 1u);
}

TEST_P(EnterSet, PLT_05_a_published_record_can_not_be_deleted) {
  sign(formed({sample_record(1)}));
  run_jobs();
  EXPECT_THROW(database().write([](database::Tx& tx) { tx.run_script("delete from training_records"); }),
               database::DatabaseError);
}

}  // namespace
}  // namespace obereg::training
