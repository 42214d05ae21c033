// `obereg calendar due`: due dates for whoever asks by a command, one or many.
#pragma once
#include <iosfwd>
#include <string>

#include "platform/calendar/calendar.hpp"

namespace obereg::calendar {

struct DueQuestion {
  std::string from, term, unit;  // as typed: "2026-01-12", "15", "workdays" or "days"
  bool include_start = false;    // the day itself is counted as the first
};

// {"due":"2026-02-02","provisional":false,"skipped":["2026-01-17",…],"explanation":"…"}, or {"error":"…"} in Russian.
struct DueAnswer {
  std::string json;
  std::string words;  // for people: the date and its explanation, or what is wrong
  bool is_right = false;
};

DueAnswer answer_due(WorkingCalendar const& calendar, DueQuestion const& question);

// A line of `in` is "FROM TERM UNIT", its answer one line of JSON; a wrong line gets an error and the next is read.
// False where any was wrong.
bool answer_lines(WorkingCalendar const& calendar, bool include_start, std::istream& in, std::ostream& out);

}  // namespace obereg::calendar
