// Which warning that a certificate ends is due (ACC-07): 30, 14, 3 and 1 days before its last day.
#pragma once
#include <optional>

namespace obereg::access {

inline constexpr int first_warning = 30;  // days before the end

// `days_left`: whole days of the site's zone from today to the last day (0: today is the last). `last_given`: the least
// number of days that its owner was warned of. Nothing where the end is far or past, or this warning was given. Where
// several are due at once, because nobody could be warned before, only the nearest is.
std::optional<int> warning_due(int days_left, std::optional<int> last_given);

}  // namespace obereg::access
