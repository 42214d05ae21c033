#include "measuring/figures.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <stdexcept>

namespace obereg::bench {

double percentile(std::vector<double> figures, double percent) {
  if (figures.empty()) throw std::runtime_error("nothing was measured");
  std::sort(figures.begin(), figures.end());
  auto const rank = std::ceil(percent / 100 * static_cast<double>(figures.size()));
  return figures[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
}

double median(std::vector<double> figures) {
  return percentile(std::move(figures), 50);
}

void print_figure(std::string const& what, double figure, std::string const& unit, Goal goal, double limit) {
  bool const met = goal == Goal::at_least ? figure >= limit : figure <= limit;
  std::cout << fmt::format("  {:<64} {:>10.2f} {:<5} (goal: {} {:g})  {}", what, figure, unit,
                           goal == Goal::at_least ? "at least" : "at most", limit, met ? "met" : "MISSED")
            << std::endl;
}

void print_note(std::string const& text) {
  std::cout << "    " << text << std::endl;
}

double processor_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  auto const seconds = [](timeval const& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

}  // namespace obereg::bench
