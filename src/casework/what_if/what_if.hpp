// When a clock would end if something were otherwise: a question of the officer that changes nothing (PLT-02).
#pragma once
#include <optional>
#include <string>

#include "casework/deadline.hpp"

namespace obereg::casework {

struct Assumption {
  std::optional<LocalDate> event;        // the event on another day
  int extended_by = 0;                   // in the term's unit
  std::optional<calendar::Pause> pause;  // days that are not counted
  std::optional<LocalDate> day_off;      // one more day off
};

struct Supposed {
  LocalDate day;          // the last day on which the thing could still be done
  int moved_by = 0;       // calendar days; less than 0: earlier than the clock of today
  std::string explained;  // Russian, one sentence
  bool provisional = false;
};

// Throws std::out_of_range where the term leaves the calendar's years.
Supposed suppose(Deadline const& deadline, Assumption const& assumption, calendar::WorkingCalendar const& calendar,
                 std::chrono::minutes zone);

}  // namespace obereg::casework
