#include "platform/html/charts/month_chart.hpp"

#include <algorithm>

#include "platform/html/format.hpp"

namespace obereg::html {

std::array<std::string_view, 12> const month_names = {"Январь", "Февраль", "Март",     "Апрель",  "Май",    "Июнь",
                                                      "Июль",   "Август",  "Сентябрь", "Октябрь", "Ноябрь", "Декабрь"};

namespace {

// Of the template's viewBox, in its units.
constexpr std::int64_t step = 60, bar_width = 40, top = 30, height = 200;

// Three letters: the months stand side by side under their bars.
std::string short_name(std::string_view month) {
  return std::string(month.substr(0, 6));  // two bytes a letter
}

std::int64_t scaled(std::int64_t count, std::int64_t highest) {
  return static_cast<std::int64_t>(static_cast<double>(count) / static_cast<double>(highest) *
                                   static_cast<double>(height));
}

}  // namespace

std::vector<View> month_bars(std::array<MonthBar, 12> const& months) {
  std::int64_t highest = 1;
  for (auto const& month : months) highest = std::max(highest, month.all);
  std::vector<View> bars;
  for (std::size_t at = 0; at < months.size(); ++at) {
    auto const& month = months.at(at);
    auto const tall = scaled(month.all, highest);
    auto const left = static_cast<std::int64_t>(at) * step + (step - bar_width) / 2;
    bars.push_back({{"x", left},
                    {"y", top + height - tall},
                    {"width", bar_width},
                    {"height", tall},
                    {"marked_height", month.marked > 0 ? std::to_string(scaled(month.marked, highest)) : ""},
                    {"middle", left + bar_width / 2},
                    {"count_y", top + height - tall - 8},
                    {"count", month.all > 0 ? number(month.all) : ""},
                    {"month", short_name(month_names.at(at))}});
  }
  return bars;
}

}  // namespace obereg::html
