#include "platform/calendar/calendar.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <stdexcept>

#include "platform/assets/assets.hpp"
#include "platform/html/format.hpp"

namespace obereg::calendar {

namespace {

bool is_weekend(LocalDate day) {
  std::chrono::weekday const weekday{day.days()};
  return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

void add_days(std::set<LocalDate>& days, boost::json::value const& list) {
  for (auto const& day : list.as_array()) days.insert(LocalDate::parse_iso(day.as_string()).value());
}

WorkingCalendar embedded() {
  auto const file = boost::json::parse(assets::find("src/platform/calendar/russia.json"));
  std::map<int, Year> years;
  for (auto const& [number, stated] : file.at("years").as_object()) {
    Year year{.official = stated.at("official").as_bool(), .days_off = {}, .working_weekends = {}};
    add_days(year.days_off, stated.at("holidays"));
    add_days(year.days_off, stated.at("by_decree"));
    add_days(year.working_weekends, stated.at("working_weekends"));
    years.emplace(std::stoi(std::string(number)), std::move(year));
  }
  return WorkingCalendar(std::move(years));
}

std::string day_and_month(LocalDate day) {
  return day.russian().substr(0, 5);
}

// "28.11–29.11, 31.12": days that follow each other are one span.
std::string spans(std::vector<LocalDate> const& days) {
  std::string text;
  for (std::size_t i = 0; i < days.size();) {
    auto last = i;
    while (last + 1 < days.size() && days[last + 1] == days[last].plus_days(1)) ++last;
    if (!text.empty()) text += ", ";
    text += day_and_month(days[i]);
    if (last > i) text += "–" + day_and_month(days[last]);
    i = last + 1;
  }
  return text;
}

}  // namespace

bool WorkingCalendar::is_working(LocalDate day) const {
  auto const year = years_.find(day.year());
  if (year == years_.end()) return !is_weekend(day);
  return is_weekend(day) ? year->second.working_weekends.count(day) > 0 : year->second.days_off.count(day) == 0;
}

bool WorkingCalendar::is_official(int year) const {
  auto const found = years_.find(year);
  return found != years_.end() && found->second.official;
}

WorkingCalendar const& russia() {
  static WorkingCalendar const calendar = embedded();
  return calendar;
}

// ГК РФ, статья 191: «Течение срока, определенного периодом времени, начинается на следующий день после календарной
// даты или наступления события, которыми определено его начало.»
Term term_in_working_days(WorkingCalendar const& calendar, LocalDate begins, int working_days) {
  if (working_days < 1) throw std::logic_error("a term has at least one day");
  Term term{begins, working_days, begins, {}, !calendar.is_official(begins.year())};
  for (int counted = 0; counted < working_days;) {
    term.ends = term.ends.plus_days(1);
    if (!calendar.is_official(term.ends.year())) term.preliminary = true;
    if (calendar.is_working(term.ends))
      ++counted;
    else
      term.skipped.push_back(term.ends);
  }
  return term;
}

std::string explained(Term const& term, std::string const& event) {
  auto text =
      fmt::format("{} со дня {} {}", html::counted(term.working_days, "рабочий день", "рабочих дня", "рабочих дней"),
                  event, term.begins.russian());
  if (!term.skipped.empty()) text += "; не считались выходные " + spans(term.skipped);
  if (term.preliminary) text += "; срок предварительный: календарь года ещё не утверждён";
  return text;
}

}  // namespace obereg::calendar
