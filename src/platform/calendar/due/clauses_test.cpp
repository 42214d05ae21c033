// Terms as the clauses of seeds 002 and 004 state them, each date counted by hand on a wall calendar.
#include <gtest/gtest.h>

#include "platform/calendar/due/due.hpp"

namespace obereg::calendar {
namespace {

LocalDate day(std::string_view iso) {
  return LocalDate::parse_iso(iso).value();
}

constexpr auto days = Unit::calendar_days, working_days = Unit::working_days;

TEST(Clauses, PLT_02_terms_of_the_clauses_end_on_the_days_counted_by_hand) {
  struct {
    char const *clause, *event;
    Term term;
    char const* due;
  } const cases[] = {
      // Accreditation (seed 002)
      {"п. 41: 25 рабочих дней со дня регистрации", "2026-01-12", {25}, "2026-02-16"},
      {"п. 66: 15 рабочих дней со дня получения", "2026-01-12", {15}, "2026-02-02"},
      {"п. 100: 30 календарных дней; конец в обычный день", "2026-01-12", {30, days}, "2026-02-11"},
      {"п. 126: 30 календарных дней; конец 23 февраля", "2026-01-24", {30, days}, "2026-02-24"},
      {"п. 152: 20 рабочих дней через майские праздники", "2026-04-15", {20}, "2026-05-15"},
      {"п. 173: 10 рабочих дней со дня получения", "2026-04-24", {10}, "2026-05-12"},
      {"п. 202: 10 рабочих дней, перенесённый на 9 марта выходной", "2026-02-20", {10}, "2026-03-10"},
      {"п. 219: 5 рабочих дней через 12 июня", "2026-06-08", {5}, "2026-06-16"},
      {"п. 69: 3 рабочих дня со дня решения", "2026-04-30", {3}, "2026-05-06"},
      {"п. 69: 3 рабочих дня, рабочая суббота 1 ноября 2025", "2025-10-30", {3}, "2025-11-05"},
      {"п. 70: в день принятия решения", "2026-05-08", {1, working_days, Start::same_day}, "2026-05-08"},
      {"п. 50: следующий рабочий день, перед 8 марта", "2026-03-06", {1}, "2026-03-10"},
      {"п. 59: 1 рабочий день перед Новым годом", "2025-12-30", {1}, "2026-01-12"},
      // State expertise (seed 004)
      {"п. 14: 30 рабочих дней со дня регистрации", "2026-11-02", {30}, "2026-12-15"},
      {"п. 69: 7 рабочих дней со дня регистрации", "2026-02-20", {7}, "2026-03-04"},
      {"п. 59: 10 рабочих дней с даты поступления", "2026-02-20", {10}, "2026-03-10"},
  };
  for (auto const& one : cases) {
    auto const due = due_day(russia(), day(one.event), one.term);
    EXPECT_EQ(due.day.iso(), one.due) << one.clause;
    EXPECT_FALSE(due.provisional) << one.clause;
  }
}

TEST(Clauses, PLT_02_an_extension_by_60_working_days_reaches_into_a_year_that_is_not_official) {
  auto const due = due_day(russia(), {day("2026-11-02"), {30}, 60, {}});  // seed 004, п. 14–15
  EXPECT_EQ(due.day.iso(), "2027-03-22");
  EXPECT_TRUE(due.provisional);
}

// Seed 004, п. 66: the clock stands until the documents come, 30 working days at most.
TEST(Clauses, PLT_02_a_paused_term_goes_on_from_the_day_the_documents_come) {
  Deadline deadline{day("2026-03-02"), {30}};
  EXPECT_EQ(due_day(russia(), deadline).day.iso(), "2026-04-14");
  deadline.pauses = {{day("2026-03-16"), day("2026-03-30")}};  // ten working days
  EXPECT_EQ(due_day(russia(), deadline).day.iso(), "2026-04-28");
  deadline.pauses.push_back({day("2026-03-20"), day("2026-04-01")});  // overlaps: 30 and 31 March more
  EXPECT_EQ(due_day(russia(), deadline).day.iso(), "2026-04-30");
  auto const longest = longest_pause(russia(), day("2026-03-16"), {30});
  EXPECT_EQ(longest.until.iso(), "2026-04-28") << "the 30th working day after 16 March is 27 April";
}

TEST(Clauses, PLT_02_the_end_of_calendar_days_that_is_moved_into_a_pause_waits_for_its_end) {
  Deadline deadline{day("2026-01-24"), {30, days}};
  deadline.pauses = {{day("2026-02-24"), day("2026-02-26")}};
  EXPECT_EQ(due_day(russia(), deadline).day.iso(), "2026-02-26");
}

TEST(Clauses, PLT_02_days_left_are_counted_in_the_unit_of_the_term) {
  Deadline const deadline{day("2026-01-12"), {15}};
  EXPECT_EQ(days_left(russia(), deadline, day("2026-01-12")), 15);
  EXPECT_EQ(days_left(russia(), deadline, day("2026-01-16")), 12);
  EXPECT_EQ(days_left(russia(), deadline, day("2026-01-17")), 11) << "a Saturday";
  EXPECT_EQ(days_left(russia(), deadline, day("2026-02-02")), 1);
  EXPECT_EQ(days_left(russia(), deadline, day("2026-02-03")), 0);
  EXPECT_EQ(days_left(russia(), {day("2026-01-12"), {10, days}}, day("2026-01-20")), 3);
}

TEST(Clauses, PLT_02_decree_days_are_not_working_days_unless_the_regulation_says_so) {
  WorkingCalendar const counts_them(russia().years(), DecreeDays::working);
  EXPECT_EQ(due_day(russia(), day("2020-03-27"), {15}).day.iso(), "2020-06-01");
  EXPECT_EQ(due_day(counts_them, day("2020-03-27"), {15}).day.iso(), "2020-04-17");
}

TEST(Clauses, PLT_02_a_due_day_lasts_to_its_midnight_in_the_zone) {
  EXPECT_EQ(iso_moment(end_of_day(day("2026-02-02"), std::chrono::hours{3})), "2026-02-02T21:00:00.000Z");
}

}  // namespace
}  // namespace obereg::calendar
