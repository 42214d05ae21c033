#include "accreditation_registry/store.hpp"

#include <gtest/gtest.h>

#include "accreditation_registry/refusals.hpp"
#include "accreditation_registry/sample.hpp"
#include "support/test_database.hpp"

namespace obereg::accreditation {
namespace {

using support::test_now;

LocalDate const today = LocalDate::at(test_now);

class AccreditationStore : public support::OnBothEngines {
 protected:
  Result<std::int64_t> enter(NewAccreditation const& wanted) {
    return database().write([&](database::Tx& tx) { return add(tx, wanted, {1}, today, test_now); });
  }
  Result<int> decide(Change const& wanted) {
    return database().write([&](database::Tx& tx) { return change(tx, wanted, {1}, today, test_now); });
  }
  Accreditation found(std::int64_t number) {
    return database().read([&](database::ReadTx& tx) { return find(tx, number).value(); });
  }
  Standing standing(std::string const& inn, TrainingKind kind, std::string_view day) {
    return database().read(
        [&](database::ReadTx& tx) { return standing_on(tx, inn, kind, LocalDate::parse_iso(day).value()); });
  }
};
OBEREG_ON_BOTH_ENGINES(AccreditationStore);

TEST_P(AccreditationStore, ACR_10_a_record_comes_back_as_it_was_entered_with_every_decision) {
  auto const number = enter(sample_accreditation()).value();
  EXPECT_EQ(number, 1);
  auto suspension = sample_change(number, 1, Step::suspended, "2024-03-01");
  suspension.decision.letter_date = LocalDate::parse_iso("2024-03-02");
  suspension.decision.letter_number = "15-3/В-77";
  EXPECT_EQ(decide(suspension).value(), 2);
  auto renaming = sample_change(number, 2, Step::changed, "2024-04-01");
  renaming.particulars = sample_accreditation().particulars;
  renaming.particulars.name = "АНО ДПО «Новое имя»";
  EXPECT_EQ(decide(renaming).value(), 3);
  auto const record = found(number);
  EXPECT_EQ(record.inn, sample_accreditation().inn);
  ASSERT_EQ(record.versions.size(), 3u);
  EXPECT_EQ(record.versions[1].status, Status::suspended);
  EXPECT_EQ(record.versions[1].decision.letter_number, "15-3/В-77");
  EXPECT_EQ(record.versions[1].decision.letter_date, LocalDate::parse_iso("2024-03-02"));
  EXPECT_EQ(record.versions[1].particulars.name, sample_accreditation().particulars.name);
  EXPECT_EQ(record.versions[2].particulars.name, "АНО ДПО «Новое имя»");
  EXPECT_EQ(record.versions[2].status, Status::suspended) << "a change of data resumes nothing";
  EXPECT_EQ(record.versions[2].particulars.trainings, sample_accreditation().particulars.trainings);
}

TEST_P(AccreditationStore, ACR_10_an_organisation_has_one_record_that_is_not_terminated) {
  auto const first = enter(sample_accreditation()).value();
  EXPECT_EQ(enter(sample_accreditation()).error().kind, &refusals::already_accredited);
  auto taken = sample_accreditation("7700000023");
  taken.number = first;
  EXPECT_EQ(enter(taken).error().kind, &refusals::number_taken);
  ASSERT_TRUE(decide(sample_change(first, 1, Step::terminated, "2024-05-01")));
  auto again = sample_accreditation();
  again.number = 3020;
  EXPECT_EQ(enter(again).value(), 3020);
  EXPECT_EQ(enter(sample_accreditation("7700000023")).value(), 3021) << "the next free number";
}

TEST_P(AccreditationStore, ACR_10_who_decides_on_what_has_changed_meanwhile_is_told) {
  auto const number = enter(sample_accreditation()).value();
  ASSERT_TRUE(decide(sample_change(number, 1, Step::suspended, "2024-03-01")));
  EXPECT_EQ(decide(sample_change(number, 1, Step::terminated, "2024-03-01")).error().kind,
            &refusals::changed_meanwhile);
  EXPECT_EQ(decide(sample_change(99, 1, Step::suspended, "2024-03-01")).error().kind, &refusals::not_in_registry);
  EXPECT_EQ(found(number).versions.size(), 2u);
}

TEST_P(AccreditationStore, ACR_10_tells_who_might_train_on_a_day) {
  auto const number = enter(sample_accreditation()).value();  // granted on 10.01.2024 for programmes А and В
  auto const inn = sample_accreditation().inn;
  ASSERT_TRUE(decide(sample_change(number, 1, Step::suspended, "2024-03-01")));
  ASSERT_TRUE(decide(sample_change(number, 2, Step::resumed, "2024-04-01")));
  ASSERT_TRUE(decide(sample_change(number, 3, Step::terminated, "2025-01-01")));
  EXPECT_EQ(standing(inn, TrainingKind::general, "2024-01-09"), Standing::not_in_registry);
  EXPECT_EQ(standing(inn, TrainingKind::general, "2024-01-10"), Standing::accredited);
  EXPECT_EQ(standing(inn, TrainingKind::hazards, "2024-01-10"), Standing::not_for_this_training);
  EXPECT_EQ(standing(inn, TrainingKind::general, "2024-03-01"), Standing::suspended);
  EXPECT_EQ(standing(inn, TrainingKind::general, "2024-04-01"), Standing::accredited);
  EXPECT_EQ(standing(inn, TrainingKind::general, "2025-01-01"), Standing::terminated);
  EXPECT_EQ(standing("7700000023", TrainingKind::general, "2024-02-01"), Standing::not_in_registry);
}

TEST_P(AccreditationStore, ACR_10_pages_hold_whole_records_and_changes_since_a_moment) {
  auto const first = enter(sample_accreditation()).value();
  enter(sample_accreditation("7700000023")).value();
  auto const later = test_now + std::chrono::hours(24);
  database().write([&](database::Tx& tx) {
    return change(tx, sample_change(first, 1, Step::suspended, "2024-03-01"), {1}, today, later);
  });
  auto const page = [&](std::int64_t after, Instant since, int count) {
    return database().read([&](database::ReadTx& tx) { return read_page(tx, after, since, count); });
  };
  auto const all = page(0, Instant{}, 10);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].versions.size(), 2u);
  EXPECT_EQ(all[1].versions.size(), 1u);
  EXPECT_EQ(page(0, Instant{}, 1).size(), 1u) << "one record with its two versions";
  EXPECT_EQ(page(first, Instant{}, 10).size(), 1u);
  auto const changed = page(0, later, 10);
  ASSERT_EQ(changed.size(), 1u);
  EXPECT_EQ(changed[0].versions.size(), 2u) << "the whole record";
}

TEST_P(AccreditationStore, ACR_10_nobody_can_alter_or_delete_a_decision) {
  enter(sample_accreditation()).value();
  for (auto const* script : {"delete from accreditation_versions", "update accreditation_versions set ground = ''"})
    EXPECT_THROW(database().write([&](database::Tx& tx) { tx.run_script(script); }), database::DatabaseError) << script;
}

}  // namespace
}  // namespace obereg::accreditation
