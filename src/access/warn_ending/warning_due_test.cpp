#include "access/warn_ending/warning_due.hpp"

#include <gtest/gtest.h>

#include "access/own_certificates/own_certificate.hpp"

namespace obereg::access {
namespace {

using namespace std::chrono_literals;

TEST(WarningDue, ACC_07_thirty_fourteen_three_and_one_days_before_the_end_each_once) {
  struct Case {
    int days_left;
    std::optional<int> last_given, due;
  };
  Case const cases[] = {{31, {}, {}}, {30, {}, 30}, {29, 30, {}}, {15, 30, {}}, {14, 30, 14}, {13, 14, {}},
                        {4, 14, {}},  {3, 14, 3},   {2, 3, {}},   {1, 3, 1},    {0, 1, {}},   {-1, 1, {}},
                        {-1, {}, {}}, {0, {}, 1},   {12, {}, 14}, {2, 30, 3},   {1, 1, {}},   {365, {}, {}}};
  for (auto const& one : cases)
    EXPECT_EQ(warning_due(one.days_left, one.last_given), one.due) << one.days_left << " days left";
}

TEST(WarningDue, ACC_07_days_are_those_of_moscow) {
  auto const zone = std::chrono::hours{3};
  auto const ends =
      Instant(std::chrono::sys_days{std::chrono::year{2026} / 12 / 22}) + 20h + 59min + 59s;  // 23:59:59 there
  auto const at = [&](auto moment) { return days_left(ends, LocalDate::at(moment, zone), zone); };
  Instant const midnight =
      Instant(std::chrono::sys_days{std::chrono::year{2026} / 11 / 21}) + 21h;  // of 22.11 in Moscow
  EXPECT_EQ(at(midnight - 1ms), 31);
  EXPECT_EQ(at(midnight), 30);
  EXPECT_EQ(at(ends), 0);
  EXPECT_EQ(at(ends + 1s), -1);
  auto const just_after = ends + 1s;  // 00:00 of the next day in Moscow, still the same day in London
  EXPECT_EQ(days_left(just_after, LocalDate::at(midnight, zone), zone), 31);
}

}  // namespace
}  // namespace obereg::access
