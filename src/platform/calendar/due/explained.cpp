#include "platform/calendar/due/explained.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "platform/html/format.hpp"

namespace obereg::calendar {

namespace {

std::string day_and_month(LocalDate day) {
  return day.russian().substr(0, 5);
}

std::string span(LocalDate first, LocalDate last) {
  if (first == last) return day_and_month(first);
  bool const in_one_month = first.year() == last.year() && first.month() == last.month();
  return (in_one_month ? fmt::format("{:02}", first.day()) : day_and_month(first)) + "–" + day_and_month(last);
}

std::string length_in_words(int length, Unit unit) {
  return unit == Unit::working_days ? html::counted(length, "рабочий день", "рабочих дня", "рабочих дней")
                                    : html::counted(length, "календарный день", "календарных дня", "календарных дней");
}

std::string beginning(Deadline const& deadline, std::string_view event) {
  auto const length = length_in_words(deadline.term.length, deadline.term.unit);
  bool const on_the_day = deadline.term.start == Start::same_day;
  auto const day = deadline.event.russian();
  if (event.empty()) return fmt::format("{} {} {}", length, on_the_day ? "начиная с" : "после", day);
  return fmt::format("{} со дня {} {}{}", length, event, day, on_the_day ? ", считая и этот день" : "");
}

std::string skipped_in_words(Deadline const& deadline, DueDate const& due) {
  if (due.skipped.empty()) return {};
  auto const days = spans(due.skipped);
  if (deadline.term.unit == Unit::working_days) return "; не считались выходные " + days;
  return fmt::format("; конец срока пришёлся на выходные {} и перенесён на рабочий день (статья 193 ГК РФ)", days);
}

std::string pauses_in_words(std::vector<Pause> pauses, LocalDate due) {
  std::sort(pauses.begin(), pauses.end(), [](Pause const& a, Pause const& b) { return a.from < b.from; });
  std::string words;
  for (auto const& pause : pauses)
    if (pause.from <= due)
      words += fmt::format("{} {}", words.empty() ? "; срок был приостановлен" : ",",
                           span(pause.from, pause.until.plus_days(-1)));
  return words;
}

}  // namespace

std::string spans(std::vector<LocalDate> const& days) {
  std::string text;
  for (std::size_t i = 0; i < days.size();) {
    auto last = i;
    while (last + 1 < days.size() && days[last + 1] == days[last].plus_days(1)) ++last;
    if (!text.empty()) text += ", ";
    text += span(days[i], days[last]);
    i = last + 1;
  }
  return text;
}

std::string explained(Deadline const& deadline, DueDate const& due, std::string_view event) {
  auto text = beginning(deadline, event);
  if (deadline.extended_by > 0) text += "; продлён на " + length_in_words(deadline.extended_by, deadline.term.unit);
  text += pauses_in_words(deadline.pauses, due.day) + skipped_in_words(deadline, due);
  if (due.provisional) text += "; предварительно: календарь года ещё не утверждён";
  return text;
}

}  // namespace obereg::calendar
