#include "platform/calendar/due/hours.hpp"

#include <gtest/gtest.h>

#include "platform/calendar/due/due.hpp"

namespace obereg::calendar {
namespace {

constexpr std::chrono::minutes moscow = std::chrono::hours{3};

Instant at(std::string_view iso, int hour, int minute, int second = 0) {
  return LocalDate::parse_iso(iso)->days() + std::chrono::hours{hour} + std::chrono::minutes{minute} +
         std::chrono::seconds{second} - moscow;
}

TEST(Hours, PLT_02_six_and_48_hours_run_through_night_and_days_off) {
  EXPECT_EQ(due_in_hours(at("2026-02-20", 17, 30), 6), at("2026-02-20", 23, 30));
  EXPECT_EQ(due_in_hours(at("2026-02-20", 20, 30), 6), at("2026-02-21", 2, 30));
  EXPECT_EQ(due_in_hours(at("2026-02-20", 17, 30), 48), at("2026-02-22", 17, 30));
  EXPECT_EQ(due_in_hours(at("2026-12-31", 23, 0), 48), at("2027-01-02", 23, 0));
  EXPECT_THROW(due_in_hours(at("2026-02-20", 17, 30), 0), std::logic_error);
}

TEST(Hours, PLT_02_a_term_in_hours_is_explained) {
  EXPECT_EQ(explained_in_hours(at("2026-02-20", 17, 30), 6, "регистрации", moscow),
            "6\u00A0часов с момента регистрации 20.02.2026, 17:30; часы идут подряд, и ночью, и в выходные");
}

TEST(Hours, PLT_02_what_arrives_outside_working_time_is_received_on_the_next_working_day) {
  using std::chrono::hours;
  using std::chrono::minutes;
  WorkingHours const office{hours{9}, hours{18}, hours{16} + minutes{45}};
  struct {
    char const* what;
    Instant arrived;
    char const* received;
  } const cases[] = {
      {"within the hours of a Thursday", at("2026-02-19", 17, 59), "2026-02-19"},
      {"at its opening", at("2026-02-19", 9, 0), "2026-02-19"},
      {"at its closing", at("2026-02-19", 18, 0), "2026-02-20"},
      {"a minute before its opening", at("2026-02-19", 8, 59), "2026-02-20"},
      {"a Friday after 16:45, before 23 February", at("2026-02-20", 16, 45), "2026-02-24"},
      {"a Saturday", at("2026-02-21", 12, 0), "2026-02-24"},
      {"the shortened Friday before 9 May", at("2026-05-08", 15, 44), "2026-05-08"},
      {"an hour before its usual closing", at("2026-05-08", 15, 45), "2026-05-12"},
      {"a second before the holidays", at("2025-12-30", 23, 59, 59), "2026-01-12"},
      {"a working Saturday, shortened", at("2025-11-01", 16, 59), "2025-11-01"},
  };
  for (auto const& one : cases)
    EXPECT_EQ(day_of_receipt(russia(), office, one.arrived, moscow).iso(), one.received) << one.what;
}

TEST(Hours, PLT_02_a_term_of_what_was_filed_a_second_before_a_holiday_runs_from_the_day_of_receipt) {
  WorkingHours const office{std::chrono::hours{9}, std::chrono::hours{18}, std::chrono::hours{17}};
  auto const received = day_of_receipt(russia(), office, at("2026-02-20", 23, 59, 59), moscow);
  EXPECT_EQ(due_day(russia(), received, {1}).day.iso(), "2026-02-25");
}

}  // namespace
}  // namespace obereg::calendar
