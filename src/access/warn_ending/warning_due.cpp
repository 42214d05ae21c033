#include "access/warn_ending/warning_due.hpp"

#include <algorithm>
#include <iterator>

namespace obereg::access {

namespace {

constexpr int warnings[] = {1, 3, 14, first_warning};

}  // namespace

std::optional<int> warning_due(int days_left, std::optional<int> last_given) {
  if (days_left < 0) return std::nullopt;
  auto const* const due = std::lower_bound(std::begin(warnings), std::end(warnings), days_left);
  if (due == std::end(warnings) || (last_given && *last_given <= *due)) return std::nullopt;
  return *due;
}

}  // namespace obereg::access
