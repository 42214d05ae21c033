#include "core/time.hpp"

#include <gtest/gtest.h>

namespace obereg {
namespace {

using namespace std::chrono_literals;

Instant moment(int year, unsigned month, unsigned day, std::chrono::milliseconds of_day) {
  return Instant{LocalDate::of(year, month, day)->days()} + of_day;
}

TEST(LocalDate, TRN_09_a_day_that_does_not_exist_is_no_date) {
  EXPECT_FALSE(LocalDate::parse_russian("31.02.2023"));
  EXPECT_FALSE(LocalDate::parse_russian("29.02.1900"));
  EXPECT_TRUE(LocalDate::parse_russian("29.02.2024"));
  EXPECT_FALSE(LocalDate::parse_iso("2026-13-01"));
  EXPECT_FALSE(LocalDate::of(0, 1, 1));
}

TEST(LocalDate, is_read_in_its_two_spellings_only) {
  EXPECT_EQ(LocalDate::parse_iso("2026-02-25"), LocalDate::parse_russian("25.02.2026"));
  for (auto const* text : {"", "25.2.2026", "25/02/2026", "2026.02.25", "25.02.26", "2026-02-25 ", "a5.02.2026"}) {
    EXPECT_FALSE(LocalDate::parse_iso(text)) << text;
    EXPECT_FALSE(LocalDate::parse_russian(text)) << text;
  }
}

TEST(LocalDate, is_written_in_both_spellings) {
  auto const date = LocalDate::of(2026, 2, 5);
  EXPECT_EQ(date->iso(), "2026-02-05");
  EXPECT_EQ(date->russian(), "05.02.2026");
}

TEST(LocalDate, a_month_after_the_last_of_january_is_the_last_of_february) {
  EXPECT_EQ(LocalDate::of(2026, 1, 31)->plus_months(1).iso(), "2026-02-28");
  EXPECT_EQ(LocalDate::of(2024, 2, 29)->plus_months(12).iso(), "2025-02-28");
  EXPECT_EQ(LocalDate::of(2026, 12, 31)->plus_days(1).iso(), "2027-01-01");
}

TEST(LocalDate, late_evening_in_UTC_is_the_next_day_in_Moscow) {
  auto const evening = moment(2026, 11, 22, 21h + 30min);
  EXPECT_EQ(LocalDate::at(evening).iso(), "2026-11-23");
  EXPECT_EQ(LocalDate::at(evening, 0min).iso(), "2026-11-22");
}

TEST(Instant, is_printed_for_people_in_Moscow_time_and_for_programs_in_UTC) {
  auto const morning = moment(2026, 11, 22, 8h + 5min + 7ms);
  EXPECT_EQ(russian_moment(morning), "22.11.2026, 11:05");
  EXPECT_EQ(iso_moment(morning), "2026-11-22T08:05:00.007Z");
}

}  // namespace
}  // namespace obereg
