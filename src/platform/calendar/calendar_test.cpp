#include "platform/calendar/calendar.hpp"

#include <gtest/gtest.h>

namespace obereg::calendar {
namespace {

LocalDate day(std::string_view iso) {
  return LocalDate::parse_iso(iso).value();
}

int working_days_of(int year) {
  int count = 0;
  for (auto at = LocalDate::of(year, 1, 1).value(); at.year() == year; at = at.plus_days(1))
    count += russia().is_working(at) ? 1 : 0;
  return count;
}

// The published norms of working days; in 2020 and 2021 less the days that decrees made non-working.
TEST(Calendar, PLT_02_every_year_has_its_published_number_of_working_days) {
  std::pair<int, int> const norms[] = {{2017, 247}, {2018, 247}, {2019, 247}, {2020, 248 - 29}, {2021, 247 - 7},
                                       {2022, 247}, {2023, 247}, {2024, 248}, {2025, 247},      {2026, 247}};
  for (auto const& [year, norm] : norms) EXPECT_EQ(working_days_of(year), norm) << year;
}

TEST(Calendar, PLT_02_a_transferred_day_off_and_a_working_saturday_are_known) {
  EXPECT_FALSE(russia().is_working(day("2026-01-09")));  // from Saturday, 3 January
  EXPECT_FALSE(russia().is_working(day("2026-12-31")));  // from Sunday, 4 January
  EXPECT_TRUE(russia().is_working(day("2025-11-01")));   // Saturday
  EXPECT_FALSE(russia().is_working(day("2025-11-03")));
  EXPECT_TRUE(russia().is_working(day("2026-11-26")));
}

TEST(Calendar, PLT_02_a_term_begins_on_the_next_day_and_skips_days_off) {
  struct {
    char const *begins, *ends;
    int days;
    char const* words;
  } const cases[] = {
      {"2026-11-26", "2026-11-27", 1, "1 рабочий день со дня получения 26.11.2026"},
      {"2026-11-27", "2026-11-30", 1, "1 рабочий день со дня получения 27.11.2026; не считались выходные 28.11–29.11"},
      {"2026-11-28", "2026-11-30", 1, "1 рабочий день со дня получения 28.11.2026; не считались выходные 29.11"},
      {"2025-12-30", "2026-01-12", 1, "1 рабочий день со дня получения 30.12.2025; не считались выходные 31.12–11.01"},
      {"2018-04-27", "2018-05-03", 2, "2 рабочих дня со дня получения 27.04.2018; не считались выходные 29.04–02.05"},
  };
  for (auto const& one : cases) {
    auto const term = term_in_working_days(russia(), day(one.begins), one.days);
    EXPECT_EQ(term.ends.iso(), one.ends);
    auto words = explained(term, "получения");
    for (std::size_t at; (at = words.find("\u00A0")) != std::string::npos;) words.replace(at, 2, " ");
    EXPECT_EQ(words, one.words);
  }
}

TEST(Calendar, PLT_02_through_a_year_without_an_official_calendar_a_term_is_preliminary) {
  EXPECT_FALSE(term_in_working_days(russia(), day("2026-12-29"), 1).preliminary);
  EXPECT_TRUE(term_in_working_days(russia(), day("2026-12-30"), 1).preliminary);
  EXPECT_NE(explained(term_in_working_days(russia(), day("2040-01-02"), 1), "получения").find("предварительный"),
            std::string::npos);
}

}  // namespace
}  // namespace obereg::calendar
