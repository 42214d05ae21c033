#include "platform/calendar/due/due.hpp"

#include <algorithm>
#include <stdexcept>

namespace obereg::calendar {

namespace {

LocalDate first_day(LocalDate event, Start start) {
  return start == Start::next_day ? event.plus_days(1) : event;
}

bool is_provisional(WorkingCalendar const& calendar, int first_year, int last_year) {
  for (int year = first_year; year <= last_year; ++year)
    if (!calendar.is_official(year)) return true;
  return false;
}

// ГК РФ, статья 193: «Если последний день срока приходится на нерабочий день, днем окончания срока считается ближайший
// следующий за ним рабочий день.»
LocalDate moved_off(WorkingCalendar const& calendar, LocalDate last) {
  return calendar.is_working(last) ? last : calendar.working_day(last, 1);
}

// The last of `length` days from `first` on, itself included, before its move off a day off.
LocalDate last_counted(WorkingCalendar const& calendar, LocalDate first, int length, Unit unit) {
  return unit == Unit::working_days ? calendar.working_day(first, length) : first.plus_days(length - 1);
}

int counted_between(WorkingCalendar const& calendar, LocalDate from, LocalDate until, Unit unit) {
  if (unit == Unit::working_days) return calendar.working_days_between(from, until);
  return from < until ? static_cast<int>((until.days() - from.days()).count()) : 0;
}

std::vector<Pause> in_order(std::vector<Pause> pauses) {
  for (auto const& pause : pauses)
    if (pause.until <= pause.from) throw std::logic_error("a pause ends before it begins");
  std::sort(pauses.begin(), pauses.end(), [](Pause const& a, Pause const& b) { return a.from < b.from; });
  return pauses;
}

struct Counted {
  LocalDate first;  // from which the days that are left are counted
  int left = 0;
};

// Where counting stands after the pauses that begin within the term.
Counted after_pauses(WorkingCalendar const& calendar, Deadline const& deadline, std::vector<Pause> const& pauses) {
  auto const unit = deadline.term.unit;
  Counted at{first_day(deadline.event, deadline.term.start), deadline.term.length + deadline.extended_by};
  for (auto const& pause : pauses) {
    if (pause.until <= at.first) continue;
    if (last_counted(calendar, at.first, at.left, unit) < pause.from) break;
    at.left -= counted_between(calendar, at.first, pause.from, unit);
    at.first = pause.until;
  }
  return at;
}

bool is_paused(std::vector<Pause> const& pauses, LocalDate day) {
  return std::any_of(pauses.begin(), pauses.end(),
                     [day](Pause const& pause) { return pause.from <= day && day < pause.until; });
}

void check(Term term, int extended_by) {
  if (term.length < 1 || extended_by < 0) throw std::logic_error("a term has at least one day");
}

// The days between that are off, without those of a pause.
std::vector<LocalDate> days_off_between(WorkingCalendar const& calendar, LocalDate from, LocalDate until,
                                        std::vector<Pause> const& pauses) {
  std::vector<LocalDate> days;
  for (auto day = from; day < until; day = day.plus_days(1))
    if (!calendar.is_working(day) && !is_paused(pauses, day)) days.push_back(day);
  return days;
}

}  // namespace

// ГК РФ, статья 191: «Течение срока, определенного периодом времени, начинается на следующий день после календарной
// даты или наступления события, которыми определено его начало.» Where a regulation counts the day itself, the term
// says so.
DueDay due_day(WorkingCalendar const& calendar, LocalDate event, Term term) {
  check(term, 0);
  auto const first = first_day(event, term.start);
  auto const last = last_counted(calendar, first, term.length, term.unit);
  if (term.unit == Unit::working_days) return {last, is_provisional(calendar, first.year(), last.year())};
  auto const moved = moved_off(calendar, last);
  return {moved, is_provisional(calendar, last.year(), moved.year())};
}

DueDay due_day(WorkingCalendar const& calendar, Deadline const& deadline) {
  check(deadline.term, deadline.extended_by);
  auto const pauses = in_order(deadline.pauses);
  auto const unit = deadline.term.unit;
  auto const at = after_pauses(calendar, deadline, pauses);
  auto const last = last_counted(calendar, at.first, at.left, unit);
  if (unit == Unit::working_days)
    return {last, is_provisional(calendar, first_day(deadline.event, deadline.term.start).year(), last.year())};
  auto moved = moved_off(calendar, last);
  for (auto const& pause : pauses)  // the end was moved into a pause: the term has not ended when it begins
    if (is_paused({pause}, moved)) moved = moved_off(calendar, pause.until);
  return {moved, is_provisional(calendar, last.year(), moved.year())};
}

DueDate due_date(WorkingCalendar const& calendar, Deadline const& deadline) {
  auto const due = due_day(calendar, deadline);
  auto const pauses = in_order(deadline.pauses);
  auto from = first_day(deadline.event, deadline.term.start);
  if (deadline.term.unit == Unit::calendar_days) {
    auto const at = after_pauses(calendar, deadline, pauses);
    from = last_counted(calendar, at.first, at.left, Unit::calendar_days);
  }
  return {due.day, due.provisional, days_off_between(calendar, from, due.day, pauses)};
}

int days_left(WorkingCalendar const& calendar, Deadline const& deadline, LocalDate on) {
  auto const due = due_day(calendar, deadline).day;
  if (on > due) return 0;
  auto const unit = deadline.term.unit;
  int left = 0;
  auto const first = std::max(on, first_day(deadline.event, deadline.term.start));
  for (auto day = first; day <= due; day = day.plus_days(1)) {
    bool const counts = unit == Unit::calendar_days || calendar.is_working(day);
    if (counts && !is_paused(deadline.pauses, day)) ++left;
  }
  return left;
}

Pause longest_pause(WorkingCalendar const& calendar, LocalDate from, Term limit) {
  check(limit, 0);
  auto const last = last_counted(calendar, first_day(from, limit.start), limit.length, limit.unit);
  return {from, last.plus_days(1)};
}

Instant end_of_day(LocalDate due, std::chrono::minutes zone) {
  return std::chrono::time_point_cast<std::chrono::milliseconds>(due.plus_days(1).days()) - zone;
}

}  // namespace obereg::calendar
