// How an administrator's changes make another calendar of the embedded one. Pure.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/calendar/calendar.hpp"

namespace obereg::calendar {

enum class ChangeKind {
  year,      // a whole year as the Government set it: takes the place of what the table and earlier changes say of it
  transfer,  // one day off moved to another day
  day_off,   // a further day off, everywhere or in one region
  undo       // an earlier change no longer counts
};

struct Change {
  std::int64_t id = 0;  // the version of the calendar that it made
  ChangeKind kind = ChangeKind::transfer;
  int year = 0;                  // of a year: which; else that of its day
  Year days = {};                // of a year
  LocalDate from = {}, to = {};  // of a transfer; `to` alone of a day off
  std::string region = {};       // of a day off: two digits of the subject of the Federation, "" everywhere
  std::int64_t undoes = 0;
  std::string source = {};  // Russian: the document and its clause, or why it was undone
  std::string author = {};
  Instant at = {};
};

std::string_view to_text(ChangeKind kind);  // as stored: "day-off"
std::optional<ChangeKind> change_kind_of(std::string_view text);

// With the changes in their order; of days off of regions those of `region` alone.
WorkingCalendar with_changes(WorkingCalendar const& base, std::vector<Change> const& changes, std::string_view region,
                             DecreeDays decree_days);

// Why this change can't be made of that calendar, in Russian; "" where it can.
std::string wrong_with(WorkingCalendar const& calendar, Change const& change);

// "перенос выходного с 02.01.2027 на 08.02.2027"
std::string title_of(Change const& change);

}  // namespace obereg::calendar
