// The promise 'a page costs what it shows, however many records an employer has' seen in the plans of both engines.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "training/due/due_records.hpp"
#include "training/registry/registry_fixture.hpp"

namespace obereg::training {
namespace {

LocalDate const today = *LocalDate::of(2026, 3, 10);

class DuePlan : public RegistryFixture {
 protected:
  std::int64_t candidates() {
    static constexpr std::string_view text = "select count(*) from training_due_candidates";
    return database().read([](database::ReadTx& tx) { return tx.get_integer({"candidates", text, text}, {}); });
  }
};
OBEREG_ON_BOTH_ENGINES(DuePlan);

Snils snils_of(int person) {
  for (int check = 0; check < 100; ++check) {
    auto const found = Snils::parse(fmt::format("{:09}{:02}", 900'000'000 + person, check));
    if (found) return *found;
  }
  throw std::logic_error("no check digits");
}

// Every tenth has no СНИЛС, every fiftieth is of one employer, every fortieth of one centre.
std::vector<TrainingRecord> many(int count) {
  std::vector<TrainingRecord> records;
  for (int i = 0; i < count; ++i) {
    records.push_back(invented_record("n" + std::to_string(i), "Образцов" + std::to_string(i)));
    auto& record = records.back();
    record.snils.reset();
    if (i % 10 != 9) record.snils = snils_of(i);
    record.programme_id = 6 + i % 20, record.checked_on = today.plus_days(-i % 700);
    if (i % 50 != 0) record.employer_inn = *Inn::parse("5000000017");
    if (i % 40 != 0) record.provider_inn = *Inn::parse("7700000016");
  }
  return records;
}

TEST_P(DuePlan, TRN_18_no_list_of_who_is_due_scans_or_sorts) {
  enter(many(20'000));
  database().write([](database::Tx& tx) { tx.run_script("analyze"); });
  struct Kind {
    std::string name, index;
    Actor who;
    DueSearch search;
  };
  DueRange const all = ended_or_ending_within(today, 90), soon = ending_within(today, 30);
  std::string const of_employer = "ix_training_due_candidates_employer",
                    of_provider = "ix_training_due_candidates_provider";
  for (auto const& [name, index, who, search] :
       std::vector<Kind>{{"of an employer", of_employer, employer(), {all, 0, "", {}}},
                         {"of an employer, soon", of_employer, employer(), {soon, 0, "", {}}},
                         {"of an employer, one programme", of_employer, employer(), {all, 9, "", {}}},
                         {"of a provider", of_provider, provider(), {all, 0, "", {}}},
                         {"of a provider, one employer", of_employer, provider(), {all, 0, "7707083893", {}}}}) {
    auto const [page, count] = database().read([&](database::ReadTx& tx) {
      auto const scope = scope_of(tx, who);
      return std::pair(due_page_statement(tx, search, scope, 0, 21), due_count_statement(tx, search, scope, 10'000));
    });
    for (auto const& steps : {plan(page), plan(count)}) {
      EXPECT_NE(steps.find(index), std::string::npos) << name << "\n" << steps;
      std::vector<std::string> bad = {"Seq Scan on training_records",
                                      "Seq Scan on training_due",
                                      "SCAN r",
                                      "SCAN c",
                                      "SCAN s",
                                      "SCAN v",
                                      "TEMP B-TREE",
                                      "Hash Join"};
      // The few that a second condition leaves may be sorted by PostgreSQL.
      bool const leaves_few = search.programme_id > 0 || !search.employer_inn.empty();
      if (!leaves_few) bad.emplace_back("Sort");
      for (auto const& step : bad) EXPECT_EQ(steps.find(step), std::string::npos) << name << "\n" << steps;
    }
  }
}

TEST_P(DuePlan, TRN_18_whom_a_later_set_shows_trained_again_is_read_past_no_more) {
  auto const once = many(2'000);
  enter(once);
  EXPECT_EQ(candidates(), 2'000);
  auto again = once;
  for (auto& record : again) {
    record.registry_number += "-again";
    record.checked_on = today;
  }
  enter(again);
  EXPECT_EQ(candidates(), 2'000);
}

TEST_P(DuePlan, TRN_18_of_a_person_trained_thousands_of_times_the_newest_alone_is_read) {
  std::vector<TrainingRecord> records;
  for (int i = 0; i < 3'000; ++i) {
    records.push_back(invented_record("n" + std::to_string(i)));
    records.back().checked_on = today.plus_days(-i % 100);
    if (i % 2 == 0) records.back().snils.reset();
  }
  enter(records);
  EXPECT_EQ(candidates(), 2) << "one by the СНИЛС and one by the name with the employer: the list's rule tells these";
}

}  // namespace
}  // namespace obereg::training
