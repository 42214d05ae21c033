#include "training/ministry_figures/chart.hpp"

#include <algorithm>

#include "platform/html/format.hpp"

namespace obereg::training {

std::array<std::string_view, 12> const month_names = {"Январь", "Февраль", "Март",     "Апрель",  "Май",    "Июнь",
                                                      "Июль",   "Август",  "Сентябрь", "Октябрь", "Ноябрь", "Декабрь"};

namespace {

// Of the template's viewBox, in its units.
constexpr std::int64_t step = 60, bar_width = 40, top = 30, height = 200;

// Three letters: the months stand side by side under their bars.
std::string short_name(std::string_view month) {
  return std::string(month.substr(0, 6));  // two bytes a letter
}

}  // namespace

std::vector<html::View> bars_of(std::array<std::int64_t, 12> const& counts) {
  auto const highest = std::max<std::int64_t>(1, *std::max_element(counts.begin(), counts.end()));
  std::vector<html::View> bars;
  for (std::size_t month = 0; month < counts.size(); ++month) {
    auto const share = static_cast<double>(counts.at(month)) / static_cast<double>(highest);
    auto const tall = static_cast<std::int64_t>(share * static_cast<double>(height));
    auto const left = static_cast<std::int64_t>(month) * step + (step - bar_width) / 2;
    bars.push_back({{"x", left},
                    {"y", top + height - tall},
                    {"width", bar_width},
                    {"height", tall},
                    {"middle", left + bar_width / 2},
                    {"count_y", top + height - tall - 8},
                    {"count", counts.at(month) > 0 ? html::number(counts.at(month)) : ""},
                    {"month", short_name(month_names.at(month))}});
  }
  return bars;
}

}  // namespace obereg::training
