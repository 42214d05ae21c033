#include "platform/calendar/calendar.hpp"

#include <boost/json.hpp>
#include <stdexcept>

#include "platform/assets/assets.hpp"
#include "platform/calendar/labour_code.hpp"

namespace obereg::calendar {

namespace {

std::chrono::sys_days const first_day = std::chrono::sys_days{std::chrono::year{WorkingCalendar::first_year} / 1 / 1};

std::set<LocalDate> days_of(boost::json::value const& list) {
  std::set<LocalDate> days;
  for (auto const& day : list.as_array()) days.insert(LocalDate::parse_iso(day.as_string()).value());
  return days;
}

std::map<LocalDate, LocalDate> transfers_of(boost::json::value const& pairs) {
  std::map<LocalDate, LocalDate> transfers;
  for (auto const& [from, to] : pairs.as_object())
    transfers.emplace(LocalDate::parse_iso(from).value(), LocalDate::parse_iso(to.as_string()).value());
  return transfers;
}

WorkingCalendar embedded() {
  auto const file = boost::json::parse(assets::find("src/platform/calendar/russia.json"));
  std::map<int, Year> years;
  for (auto const& [number, stated] : file.at("years").as_object())
    years.emplace(std::stoi(std::string(number)),
                  Year{.official = stated.at("official").as_bool(),
                       .source = std::string(stated.at("source").as_string()),
                       .holidays = days_of(stated.at("holidays")),
                       .by_decree = days_of(stated.at("by_decree")),
                       .working_weekends = days_of(stated.at("working_weekends")),
                       .shortened = days_of(stated.at("short")),
                       .shortened_if_decree_days_work = days_of(stated.at("short_if_decree_days_work")),
                       .transfers = transfers_of(stated.at("transfers"))});
  return WorkingCalendar(std::move(years));
}

bool is_day_on(DayKind kind) {
  return kind == DayKind::working || kind == DayKind::shortened;
}

// Every calendar has the same ones: made once, for what is open is counted by a calendar of its own each time.
Year const& derived_year(int number) {
  static std::map<int, Year> const years = [] {
    std::map<int, Year> made;
    for (int year = WorkingCalendar::first_year; year <= WorkingCalendar::last_year; ++year)
      made.emplace(year, year_by_labour_code(year));
    return made;
  }();
  return years.at(number);
}

}  // namespace

WorkingCalendar::WorkingCalendar(std::map<int, Year> years, DecreeDays decree_days, std::set<LocalDate> regional)
    : years_(std::move(years)), decree_days_(decree_days), regional_(std::move(regional)) {
  auto const end = std::chrono::sys_days{std::chrono::year{last_year + 1} / 1 / 1};
  auto const count = static_cast<std::size_t>((end - first_day).count());
  kinds_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    std::chrono::weekday const weekday{first_day + std::chrono::days{i}};
    bool const is_off = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
    kinds_[i] = is_off ? DayKind::weekend : DayKind::working;
  }
  for (int number = first_year; number <= last_year; ++number) {
    auto const stated = years_.find(number);
    official_.push_back(stated != years_.end() && stated->second.official);
    lay_out(stated != years_.end() ? stated->second : derived_year(number));
  }
  for (auto const day : regional_)
    if (is_day_on(kinds_.at(index_of(day)))) kinds_[index_of(day)] = DayKind::regional;
  count_up();
}

void WorkingCalendar::lay_out(Year const& year) {
  for (auto const day : year.working_weekends) kinds_.at(index_of(day)) = DayKind::working;
  for (auto const day : year.shortened) kinds_.at(index_of(day)) = DayKind::shortened;
  for (auto const day : year.holidays) kinds_.at(index_of(day)) = DayKind::holiday;
  if (decree_days_ == DecreeDays::off)
    for (auto const day : year.by_decree) kinds_.at(index_of(day)) = DayKind::by_decree;
  else
    for (auto const day : year.shortened_if_decree_days_work) kinds_.at(index_of(day)) = DayKind::shortened;
}

void WorkingCalendar::count_up() {
  before_.reserve(kinds_.size() + 1);
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    before_.push_back(static_cast<std::int32_t>(working_.size()));
    if (is_day_on(kinds_[i])) working_.push_back(static_cast<std::int32_t>(i));
  }
  before_.push_back(static_cast<std::int32_t>(working_.size()));
}

std::size_t WorkingCalendar::index_of(LocalDate day) const {
  if (!covers(day)) throw std::out_of_range("the calendar has no year " + std::to_string(day.year()));
  return static_cast<std::size_t>((day.days() - first_day).count());
}

DayKind WorkingCalendar::kind_of(LocalDate day) const {
  return kinds_[index_of(day)];
}

bool WorkingCalendar::is_working(LocalDate day) const {
  return is_day_on(kind_of(day));
}

bool WorkingCalendar::is_official(int year) const {
  return year >= first_year && year <= last_year && official_[static_cast<std::size_t>(year - first_year)];
}

int WorkingCalendar::working_days_between(LocalDate from, LocalDate until) const {
  return from < until ? before_[index_of(until)] - before_[index_of(from)] : 0;
}

LocalDate WorkingCalendar::working_day(LocalDate from, int number) const {
  if (number < 1) throw std::logic_error("working days are counted from 1");
  auto const wanted = static_cast<std::size_t>(before_[index_of(from)]) + static_cast<std::size_t>(number) - 1;
  if (wanted >= working_.size()) throw std::out_of_range("the calendar ends before the term does");
  return LocalDate::at(first_day + std::chrono::days{working_[wanted]}, std::chrono::minutes{0});
}

Year const& WorkingCalendar::year(int number) const {
  auto const stated = years_.find(number);
  return stated != years_.end() ? stated->second : derived_year(number);
}

WorkingCalendar const& russia() {
  static WorkingCalendar const calendar = embedded();
  return calendar;
}

std::string_view title_of(DayKind kind) {
  switch (kind) {
    case DayKind::working:
      return "рабочий день";
    case DayKind::shortened:
      return "сокращённый рабочий день";
    case DayKind::weekend:
      return "выходной";
    case DayKind::holiday:
      return "праздник или перенесённый выходной";
    case DayKind::by_decree:
      return "нерабочий день по указу";
    case DayKind::regional:
      return "выходной в регионе";
  }
  throw std::logic_error("an unknown kind of day");
}

}  // namespace obereg::calendar
