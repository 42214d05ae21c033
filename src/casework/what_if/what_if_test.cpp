// What would become of a clock: each assumption by itself, and together.
#include "casework/what_if/what_if.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace obereg::casework {
namespace {

using testing::HasSubstr;

constexpr std::chrono::hours moscow{3};

LocalDate day(int month, int day_of_month) {
  return LocalDate::of(2026, month, day_of_month).value();
}

// 15 working days from 10.03.2026: to 31.03.2026.
Deadline decision() {
  Deadline deadline;
  deadline.term = {"decision", "Принять решение", "п. 66", false, {15}, day(3, 10), "получения заявления"};
  deadline.end = end_of(deadline.term, calendar::russia(), moscow);
  return deadline;
}

Supposed supposed(Assumption const& assumption) {
  return suppose(decision(), assumption, calendar::russia(), moscow);
}

TEST(WhatIf, PLT_02_nothing_supposed_is_the_clock_of_today) {
  EXPECT_EQ(supposed({}).day, day(3, 31));
  EXPECT_EQ(supposed({}).moved_by, 0);
  EXPECT_EQ(supposed({}).explained, decision().end.explained);
}

TEST(WhatIf, PLT_02_another_day_of_the_event_moves_the_end) {
  Assumption later;
  later.event = day(3, 13);  // a Friday
  EXPECT_EQ(supposed(later).day, day(4, 3));
  EXPECT_EQ(supposed(later).moved_by, 3);
  later.event = day(3, 6);  // before 8 March, which is a Sunday and moves 9 March to a day off
  EXPECT_EQ(supposed(later).day, day(3, 30));
  EXPECT_EQ(supposed(later).moved_by, -1);
}

TEST(WhatIf, PLT_02_an_extension_a_pause_and_a_day_off_are_counted_in) {
  Assumption longer;
  longer.extended_by = 5;
  EXPECT_EQ(supposed(longer).day, day(4, 7));
  Assumption paused;
  paused.pause = calendar::Pause{day(3, 16), day(3, 23)};
  EXPECT_EQ(supposed(paused).day, day(4, 7));
  EXPECT_THAT(supposed(paused).explained, HasSubstr("приостановлен 16–22.03"));
  Assumption holiday;
  holiday.day_off = day(3, 20);
  EXPECT_EQ(supposed(holiday).day, day(4, 1));
  paused.day_off = day(3, 20);
  EXPECT_EQ(supposed(paused).day, day(4, 7)) << "a day off within a pause costs nothing more";
}

TEST(WhatIf, PLT_02_beyond_the_calendar_nothing_is_made_up) {
  Assumption far;
  far.event = LocalDate::of(2099, 12, 30).value();
  EXPECT_THROW(supposed(far), std::out_of_range);
}

}  // namespace
}  // namespace obereg::casework
