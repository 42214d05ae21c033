#include "casework/deadline.hpp"

#include "platform/calendar/due/explained.hpp"

namespace obereg::casework {

// ГК РФ, статья 191: «Течение срока, определенного периодом времени, начинается на следующий день после календарной
// даты или наступления события, которыми определено его начало».
End end_of(Term const& term, calendar::WorkingCalendar const& calendar, std::chrono::minutes zone) {
  calendar::Deadline const deadline{term.event, term.term};
  auto const due = calendar::due_date(calendar, deadline);
  return {calendar::end_of_day(due.day, zone), calendar::explained(deadline, due, term.event_words), due.provisional};
}

std::string last_day(Instant due, std::chrono::minutes zone) {
  return LocalDate::at(due - std::chrono::milliseconds{1}, zone).russian();
}

std::string standing(Deadline const& deadline, std::chrono::minutes zone) {
  auto const until = "до конца дня " + last_day(deadline.end.at, zone);
  if (!deadline.stopped_at) return until;
  bool const late = *deadline.stopped_at >= deadline.end.at;
  return "окончен " + LocalDate::at(*deadline.stopped_at, zone).russian() + (late ? ", позже срока: шёл " : ", шёл ") +
         until;
}

}  // namespace obereg::casework
