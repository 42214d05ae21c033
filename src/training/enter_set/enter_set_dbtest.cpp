#include "training/enter_set/enter_set.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "core/text.hpp"
#include "platform/ledger/receipt/receipt.hpp"
#include "support/organisations.hpp"
#include "support/paths.hpp"
#include "training/numbers/registry_number.hpp"
#include "training/pending/pending_store.hpp"
#include "training/testing/sample_record.hpp"

namespace obereg::training {
namespace {

constexpr database::Query visible{"visible",
                                  "select r.registry_number from training_records r join training_acts a on a.id = "
                                  "r.act_id and a.published_at is not null order by r.id",
                                  "select r.registry_number from training_records r join training_acts a on a.id = "
                                  "r.act_id and a.published_at is not null order by r.id"};

using testing_support::sample_record;

class EnterSet : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    provider_ = support::add_organisation(database(), "АНО «Центр»", "7710474375");
    actor_ = support::signer_of(provider_, support::add_account(database(), "Образцова"));
    services_.emplace(web::Services{database(), files_, trust_, key_, settings_, [] { return support::test_now; }});
  }

  RecordSetId formed(std::vector<TrainingRecord> const& records) { return formed(records, provider_); }
  RecordSetId formed(std::vector<TrainingRecord> const& records, OrganisationId provider) {
    return database().write([&](database::Tx& tx) {
      auto const set =
          begin_set(tx, *find_provider(tx, provider), "reimport", std::nullopt, actor_.account, support::test_now);
      std::vector<PendingRecord> pending;
      for (auto const& record : records) {
        auto const place = static_cast<std::int64_t>(pending.size());
        pending.push_back({0, provider, set, place, place + 2, record});
      }
      insert_pending(tx, pending, actor_.account, support::test_now);
      finish_forming(tx, set, static_cast<std::int64_t>(records.size()));
      return set;
    });
  }

  // As if the signature of the set had been found good.
  JobId sign(RecordSetId set) {
    auto const signed_file = files_.put("signed bytes of set " + std::to_string(set.value));
    auto const signature = files_.put("signature");
    return database().write([&](database::Tx& tx) {
      Act act;
      act.organisation = find_set(tx, set)->organisation;
      act.set = set;
      act.file_hash = signed_file.hash;
      act.file_size = static_cast<std::int64_t>(signed_file.size);
      act.signature_hash = signature.hash;
      act.account = actor_.account;
      act.signer = "CN=Образцова";
      act.thumbprint = std::string(64, 'a');
      act.evidence = R"({"result":"ok"})";
      act.signed_at = support::test_now;
      acts_.push_back(insert_act(tx, act));
      tx.run_script("update training_record_sets set state = 'entering', act_id = " +
                    std::to_string(acts_.back().value) + " where id = " + std::to_string(set.value));
      return enqueue_entry(tx, acts_.back(), support::test_now);
    });
  }

  void run_jobs() {
    jobs::Runner runner(database(),
                        {{std::string(enter_set_job), [this](jobs::Run& run) { enter_set(run, *services_); }}},
                        [] { return support::test_now; });
    while (runner.run_one()) {
    }
  }

  RecordSet set(RecordSetId id) {
    return *database().read([&](database::ReadTx& tx) { return find_set(tx, id); });
  }
  // Numbers that a claimant sent in and another holds: "1 of АНО «Центр» by АНО «Другой центр»".
  std::vector<std::string> disputes() {
    static constexpr std::string_view text =
        "select d.registry_number, h.name, c.name from training_disputes d join organisations h on h.id = d.holder_id "
        "join organisations c on c.id = d.claimant_id where d.state = 'open' order by d.id";
    return database().read([](database::ReadTx& tx) {
      return tx.all({"disputes", text, text}, {}, [](database::Row const& row) {
        return row.string(0) + " of " + row.string(1) + " by " + row.string(2);
      });
    });
  }
  std::vector<std::string> numbers() {
    return database().read([](database::ReadTx& tx) {
      return tx.all(visible, {}, [](database::Row const& row) { return row.string(0); });
    });
  }

  OrganisationId provider_;
  Actor actor_;
  std::vector<ActId> acts_;
  files::Store files_{support::temporary_folder()};
  ledger::LogKey key_ = ledger::LogKey::generate();
  signatures::CurrentTrust trust_{{}};
  web::Settings settings_;
  std::optional<web::Services> services_;
};
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
  EXPECT_NE(set(id).refusal.find("АНО «Центр»"), std::string::npos) << set(id).refusal;
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
