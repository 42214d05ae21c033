// For components/month_chart.html: a bar chart of twelve months as the coordinates of an inline SVG. The page's
// Content-Security-Policy allows no inline styles, so the template draws it with presentation attributes.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "platform/html/render.hpp"

namespace obereg::html {

extern std::array<std::string_view, 12> const month_names;  // «Январь» …

struct MonthBar {
  std::int64_t all = 0;
  std::int64_t marked = 0;  // of them, drawn in the colour of what is late, at the bar's top
};

// "bars": x, y, width, height, marked_height, middle, count_y, count, month; the highest one fills the height of the
// drawing.
std::vector<View> month_bars(std::array<MonthBar, 12> const& months);

}  // namespace obereg::html
