// Terms counted by the calendar (PLT-02): pure functions from facts to a date. A due date is the last day on which the
// thing may still be done, to its end.
#pragma once
#include <vector>

#include "platform/calendar/calendar.hpp"

namespace obereg::calendar {

enum class Unit { working_days, calendar_days };
enum class Start { next_day, same_day };  // which day is counted as the first: after the event, or the event's own

struct Term {
  int length = 0;  // from 1
  Unit unit = Unit::working_days;
  Start start = Start::next_day;
};

// Days that are not counted: from the first until the day on which counting goes on.
struct Pause {
  LocalDate from, until;  // until > from
};

// One obligation's clock.
struct Deadline {
  LocalDate event;
  Term term = {};
  int extended_by = 0;             // in the term's unit
  std::vector<Pause> pauses = {};  // in any order; they may overlap
};

struct DueDay {
  LocalDate day;
  bool provisional = false;  // it depends on a year whose calendar is not official

  bool operator==(DueDay const&) const = default;
};

struct DueDate {
  LocalDate day;
  bool provisional = false;
  // Days off that were passed over, in order: within a term of working days all of them; of calendar days those that
  // its end was moved past. Days of a pause are not among them.
  std::vector<LocalDate> skipped;
};

// All throw std::logic_error for a term shorter than 1 day or a pause that ends before it begins, std::out_of_range
// where the term leaves the calendar's years.
DueDay due_day(WorkingCalendar const& calendar, LocalDate event, Term term);
DueDay due_day(WorkingCalendar const& calendar, Deadline const& deadline);
DueDate due_date(WorkingCalendar const& calendar, Deadline const& deadline);

// Days of the term's unit from `on` to the due day, both included and without those of a pause; 0 after it.
int days_left(WorkingCalendar const& calendar, Deadline const& deadline, LocalDate on);

// A pause that begins on `from` and may last `limit` at most; the limit is counted as any term, from the next day.
Pause longest_pause(WorkingCalendar const& calendar, LocalDate from, Term limit);

// The first moment that is too late, where clocks are `zone` ahead of UTC.
Instant end_of_day(LocalDate due, std::chrono::minutes zone);

}  // namespace obereg::calendar
