#include "casework/deadline.hpp"

#include <gtest/gtest.h>

namespace obereg::casework {
namespace {

using namespace std::chrono_literals;

// Ends with the day of 23.01.2026 in Moscow.
Deadline clock(std::optional<Instant> stopped_at) {
  Deadline made;
  made.end.at = calendar::end_of_day(LocalDate::of(2026, 1, 23).value(), 180min);
  made.stopped_at = stopped_at;
  return made;
}

TEST(Standing, PLT_02_a_clock_says_until_when_it_runs_or_when_it_ended_and_whether_in_time) {
  auto const end = clock({}).end.at;
  EXPECT_EQ(standing(clock({}), 180min), "до конца дня 23.01.2026");
  EXPECT_EQ(standing(clock(end - 49h), 180min), "окончен 21.01.2026, шёл до конца дня 23.01.2026");
  EXPECT_EQ(standing(clock(end - 1ms), 180min), "окончен 23.01.2026, шёл до конца дня 23.01.2026");
  EXPECT_EQ(standing(clock(end), 180min), "окончен 24.01.2026, позже срока: шёл до конца дня 23.01.2026");
}

}  // namespace
}  // namespace obereg::casework
