// Terms in hours, and what arrives outside working time (PLT-02).
#pragma once
#include <string>

#include "platform/calendar/calendar.hpp"

namespace obereg::calendar {

// Hours run without a break, through nights and days off: the regulations name no other way to count them. The moment
// itself is already too late.
Instant due_in_hours(Instant event, int hours);
std::string explained_in_hours(Instant event, int hours, std::string_view event_name, std::chrono::minutes zone);

// Of a body, by its own clock: since midnight.
struct WorkingHours {
  std::chrono::minutes opens, closes;
  std::chrono::minutes closes_on_friday;
};

// The day from which a term runs of what arrived at this moment, where clocks are `zone` ahead of UTC.
LocalDate day_of_receipt(WorkingCalendar const& calendar, WorkingHours const& hours, Instant arrived,
                         std::chrono::minutes zone);

}  // namespace obereg::calendar
