// A bar chart of twelve months as the coordinates of an inline SVG. The page's Content-Security-Policy allows no inline
// styles, so the template draws it with presentation attributes.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "platform/html/render.hpp"

namespace obereg::training {

extern std::array<std::string_view, 12> const month_names;  // «Январь» …

// Bars: x, y, width, height, middle, count, month; the highest one fills the height of the drawing.
std::vector<html::View> bars_of(std::array<std::int64_t, 12> const& counts);

}  // namespace obereg::training
