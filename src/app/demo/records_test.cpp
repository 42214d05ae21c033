#include "app/demo/records.hpp"

#include <gtest/gtest.h>

#include <map>

#include "app/demo/cast.hpp"
#include "training_rules/model/programmes.hpp"

namespace obereg::app {
namespace {

LocalDate const today = *LocalDate::of(2026, 3, 10);

// How many trainings of each employer have ended, and end within 30, 60 and 90 days from today.
using Ends = std::map<std::string, std::map<std::string, int>>;

Ends ends_of(training::Provider const& provider, bool own_people, int count) {
  Ends ends;
  DemoRecords const source{provider, true, own_people, today};
  for (int i = 0; i < count; ++i) {
    auto const record = source.record(i);
    auto const months = preset_validity_months(*training::find_programme(record.programme_id));
    auto const left = (record.checked_on.plus_months(months).days() - today.days()).count();
    auto& of_employer = ends[record.employer_inn.digits()];
    ++of_employer[left < 0 ? "ended" : left <= 30 ? "30" : left <= 60 ? "60" : left <= 90 ? "90" : "later"];
  }
  return ends;
}

TEST(DemoRecords, TRN_18_of_every_employer_some_trainings_have_ended_and_some_end_soon) {
  training::Provider centre;
  centre.name = "АНО ДПО «Учебный центр Маяк-Демо»";
  centre.inn = demo_inn(first_centre);
  auto const ends = ends_of(centre, false, 52'000);
  for (int const employer : {training_employer, 202, 203})
    for (auto const* part : {"ended", "30", "60", "90", "later"})
      EXPECT_GT(ends.at(demo_inn(employer)).count(part), 0u) << employer << ' ' << part;
  std::map<std::string, int> all;
  for (auto const& [inn, parts] : ends)
    for (auto const& [part, count] : parts) all[part] += count;
  EXPECT_LT(all["ended"], 52'000 / 8) << "a centre that lets most trainings lapse would be no example";
  EXPECT_GT(all["ended"], 100);
}

}  // namespace
}  // namespace obereg::app
