// Units of terms as columns hold them.
#pragma once
#include <string_view>

#include "platform/calendar/due/due.hpp"

namespace obereg::casework {

inline std::string_view to_text(calendar::Unit unit) {
  return unit == calendar::Unit::working_days ? "working-days" : "calendar-days";
}
inline calendar::Unit unit_of(std::string_view text) {
  return text == "working-days" ? calendar::Unit::working_days : calendar::Unit::calendar_days;
}

}  // namespace obereg::casework
