#include "platform/calendar/calendar.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "platform/calendar/labour_code.hpp"
#include "support/paths.hpp"

namespace obereg::calendar {
namespace {

LocalDate day(std::string_view iso) {
  return LocalDate::parse_iso(iso).value();
}

int working_days_of(WorkingCalendar const& calendar, int year) {
  return calendar.working_days_between(LocalDate::of(year, 1, 1).value(), LocalDate::of(year + 1, 1, 1).value());
}

std::set<std::string> isos(std::set<LocalDate> const& days) {
  std::set<std::string> result;
  for (auto const one : days) result.insert(one.iso());
  return result;
}

std::set<std::string> isos(boost::json::value const& list) {
  std::set<std::string> result;
  for (auto const& one : list.as_array()) result.emplace(one.as_string());
  return result;
}

// The published norms of working days; in 2020 and 2021 less the days that decrees made non-working.
TEST(Calendar, PLT_02_every_year_has_its_published_number_of_working_days) {
  std::pair<int, int> const norms[] = {{2017, 247}, {2018, 247}, {2019, 247}, {2020, 248 - 29}, {2021, 247 - 7},
                                       {2022, 247}, {2023, 247}, {2024, 248}, {2025, 247},      {2026, 247}};
  for (auto const& [year, norm] : norms) EXPECT_EQ(working_days_of(russia(), year), norm) << year;
}

TEST(Calendar, PLT_02_where_decree_days_count_as_working_the_years_have_their_full_norms) {
  WorkingCalendar const calendar(russia().years(), DecreeDays::working);
  EXPECT_EQ(working_days_of(calendar, 2020), 248);
  EXPECT_EQ(working_days_of(calendar, 2021), 247);
  EXPECT_EQ(calendar.kind_of(day("2020-04-30")), DayKind::shortened);
  EXPECT_EQ(russia().kind_of(day("2020-04-30")), DayKind::by_decree);
}

// The norm of hours of the 40-hour week is 8 hours a working day and an hour less on a shortened one.
TEST(Calendar, PLT_02_shortened_days_give_the_published_norms_of_hours) {
  std::pair<int, int> const norms[] = {{2017, 1973}, {2018, 1970}, {2019, 1970}, {2020, 1979}, {2021, 1972},
                                       {2022, 1973}, {2023, 1973}, {2024, 1979}, {2025, 1972}, {2026, 1972}};
  WorkingCalendar const calendar(russia().years(), DecreeDays::working);
  for (auto const& [year, norm] : norms) {
    int hours = 0;
    for (auto at = LocalDate::of(year, 1, 1).value(); at.year() == year; at = at.plus_days(1))
      if (calendar.is_working(at)) hours += calendar.kind_of(at) == DayKind::shortened ? 7 : 8;
    EXPECT_EQ(hours, norm) << year;
  }
}

TEST(Calendar, PLT_02_a_transferred_day_off_and_a_working_saturday_are_known) {
  EXPECT_FALSE(russia().is_working(day("2026-01-09")));  // from Saturday, 3 January
  EXPECT_EQ(russia().year(2026).transfers.at(day("2026-01-03")), day("2026-01-09"));
  EXPECT_FALSE(russia().is_working(day("2026-12-31")));  // from Sunday, 4 January
  EXPECT_TRUE(russia().is_working(day("2025-11-01")));   // Saturday
  EXPECT_FALSE(russia().is_working(day("2025-11-03")));
  EXPECT_TRUE(russia().is_working(day("2026-11-26")));
}

TEST(Calendar, PLT_02_the_table_is_that_of_its_source) {
  if (support::sample_data().empty()) GTEST_SKIP() << "NOT RUN: no sample data here";
  std::ostringstream text;
  text << std::ifstream(support::sample_data() + "/calendar_ru.json").rdbuf();
  auto const source = boost::json::parse(text.str()).as_object();
  for (auto const& [number, year] : russia().years()) {
    auto const& stated = source.at(std::to_string(number));
    EXPECT_EQ(isos(year.holidays), isos(stated.at("holidays"))) << number;
    EXPECT_EQ(isos(year.working_weekends), isos(stated.at("working_weekends"))) << number;
    EXPECT_EQ(isos(year.shortened), isos(stated.at("short"))) << number;
    EXPECT_EQ(isos(year.by_decree), isos(stated.at("nonworking_by_decree"))) << number;
    EXPECT_EQ(year.official, stated.at("status") == "official data") << number;
    EXPECT_EQ(year.transfers.size(), stated.at("transfers").as_object().size()) << number;
  }
  EXPECT_EQ(russia().years().size(), source.size() - 1) << "all but _meta";
}

TEST(Calendar, PLT_02_the_labour_code_gives_2027_what_its_table_has) {
  auto const derived = year_by_labour_code(2027);
  EXPECT_EQ(isos(derived.holidays), isos(russia().year(2027).holidays));
  auto shortened = isos(derived.shortened);
  EXPECT_EQ(shortened.erase("2027-12-31"), 1u) << "before a holiday of the next year, which the table does not look at";
  EXPECT_EQ(shortened, isos(russia().year(2027).shortened));
}

TEST(Calendar, PLT_02_a_year_that_is_not_in_the_table_has_the_holidays_of_the_labour_code_and_is_not_official) {
  EXPECT_FALSE(russia().is_official(2027));
  EXPECT_FALSE(russia().is_official(2031));
  EXPECT_TRUE(russia().is_official(2026));
  for (auto const* off : {"2031-01-08", "2031-03-10", "2031-05-01", "2031-05-09", "2031-06-12", "2031-11-04"})
    EXPECT_EQ(russia().kind_of(day(off)), DayKind::holiday) << off;  // 8 March 2031 is a Saturday
  EXPECT_EQ(russia().kind_of(day("2031-03-08")), DayKind::weekend);
  EXPECT_TRUE(russia().is_working(day("2031-01-09")));
}

TEST(Calendar, PLT_02_a_regional_day_off_is_off_in_the_calendar_of_its_region_alone) {
  WorkingCalendar const tatarstan(russia().years(), DecreeDays::off, {day("2026-08-31"), day("2026-08-30")});
  EXPECT_EQ(tatarstan.kind_of(day("2026-08-31")), DayKind::regional);
  EXPECT_EQ(tatarstan.kind_of(day("2026-08-30")), DayKind::weekend) << "a Sunday stays one";
  EXPECT_EQ(working_days_of(tatarstan, 2026), 246);
  EXPECT_TRUE(russia().is_working(day("2026-08-31")));
}

TEST(Calendar, PLT_02_days_outside_2000_to_2099_are_refused_and_not_guessed) {
  EXPECT_THROW(russia().is_working(day("1999-12-31")), std::out_of_range);
  EXPECT_THROW(russia().is_working(day("2100-01-01")), std::out_of_range);
  EXPECT_THROW(russia().working_day(day("2099-12-30"), 3), std::out_of_range);
  EXPECT_TRUE(russia().is_working(day("2099-12-31")));
}

}  // namespace
}  // namespace obereg::calendar
