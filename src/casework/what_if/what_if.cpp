#include "casework/what_if/what_if.hpp"

#include "platform/calendar/due/explained.hpp"

namespace obereg::casework {

namespace {

// A day off that one region has is as good as any other here.
calendar::WorkingCalendar with_day_off(calendar::WorkingCalendar const& calendar, LocalDate day) {
  auto regional = calendar.regional();
  regional.insert(day);
  return calendar::WorkingCalendar(calendar.years(), calendar.decree_days(), std::move(regional));
}

}  // namespace

Supposed suppose(Deadline const& deadline, Assumption const& assumption, calendar::WorkingCalendar const& calendar,
                 std::chrono::minutes zone) {
  if (assumption.day_off) {
    auto rest = assumption;
    rest.day_off.reset();
    return suppose(deadline, rest, with_day_off(calendar, *assumption.day_off), zone);
  }
  calendar::Deadline supposed{
      assumption.event.value_or(deadline.term.event), deadline.term.term, assumption.extended_by, {}};
  if (assumption.pause) supposed.pauses.push_back(*assumption.pause);
  auto const due = calendar::due_date(calendar, supposed);
  auto const ends_now = LocalDate::at(deadline.end.at - std::chrono::milliseconds{1}, zone);
  return {due.day, static_cast<int>((due.day.days() - ends_now.days()).count()),
          calendar::explained(supposed, due, deadline.term.event_words), due.provisional};
}

}  // namespace obereg::casework
