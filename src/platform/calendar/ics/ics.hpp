// A due date as a file for anybody's calendar (iCalendar, RFC 5545).
#pragma once
#include <string>
#include <variant>

#include "core/time.hpp"

namespace obereg::calendar {

struct IcsEvent {
  std::string uid;      // for ever the same for one due date, so that a moved one replaces it: "case-17-answer@host"
  int sequence = 0;     // grows each time the date moves
  std::string summary;  // "Ответ по заявлению 12-26"
  std::string description;
  std::string url;                       // of the page that says more; "" where none
  std::variant<LocalDate, Instant> due;  // a whole day, or the moment that is too late
  int remind_days_before = 1;            // 0: no reminder
};

// text/calendar; charset=utf-8, of one event. `now` is when it was written.
std::string ics(IcsEvent const& event, Instant now);

}  // namespace obereg::calendar
