// The bars of twelve months: how tall they are, and what of them is marked.
#include "platform/html/charts/month_chart.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace obereg::html {
namespace {

std::string text_of(View const& view, std::string_view name) {
  return std::string(view.find(name)->text());
}

TEST(MonthChart, ACR_14_the_highest_month_fills_the_drawing_and_the_marked_part_stands_at_its_top) {
  std::array<MonthBar, 12> months{};
  months[0] = {10, 5};
  months[1] = {5, 0};
  auto const bars = month_bars(months);
  ASSERT_EQ(bars.size(), 12u);
  EXPECT_EQ(text_of(bars[0], "height"), "200");
  EXPECT_EQ(text_of(bars[0], "marked_height"), "100");
  EXPECT_EQ(text_of(bars[1], "height"), "100");
  EXPECT_EQ(text_of(bars[1], "marked_height"), "");
  EXPECT_EQ(text_of(bars[2], "height"), "0");
  EXPECT_EQ(text_of(bars[2], "count"), "") << "no nought above a bar that is not there";
  EXPECT_EQ(text_of(bars[11], "month"), "Дек");
}

TEST(MonthChart, ACR_14_a_year_with_nothing_is_drawn_too) {
  EXPECT_EQ(text_of(month_bars({})[3], "height"), "0");
}

}  // namespace
}  // namespace obereg::html
