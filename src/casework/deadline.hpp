// A clock of a case: what its end is counted from, and when that is.
#pragma once
#include <optional>
#include <string>

#include "platform/calendar/due/due.hpp"

namespace obereg::casework {

// A term of the regulation that begins to run.
struct Term {
  std::string name, title, clause;  // "decision", "Принять решение", "п. 66"
  bool is_inner = false;            // shown to the office, not owed to the applicant
  calendar::Term term;              // counted from the day after the event
  LocalDate event;
  std::string event_words;  // in the genitive: "регистрации заявления"
};

struct End {
  Instant at;             // the first moment that is too late
  std::string explained;  // Russian, one sentence
  bool provisional = false;

  bool operator==(End const&) const = default;
};

struct Deadline {
  std::int64_t id = 0;
  Term term;
  End end;
  std::optional<Instant> stopped_at;  // nothing: it runs
};

// `zone`: by how much clocks are ahead of UTC.
End end_of(Term const& term, calendar::WorkingCalendar const& calendar, std::chrono::minutes zone);

// The last day on which the thing may still be done: "23.01.2026".
std::string last_day(Instant due, std::chrono::minutes zone);

// "до конца дня 23.01.2026"; of a clock that has ended, when and whether in time.
std::string standing(Deadline const& deadline, std::chrono::minutes zone);

}  // namespace obereg::casework
