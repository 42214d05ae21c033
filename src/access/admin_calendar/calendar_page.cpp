#include "access/admin_calendar/calendar_page.hpp"

#include <algorithm>
#include <array>

#include "platform/html/format.hpp"

namespace obereg::access {

namespace {

using calendar::Change;
using calendar::ChangeKind;
using calendar::WorkingCalendar;

constexpr std::array<char const*, 12> months{"Январь", "Февраль", "Март",     "Апрель",  "Май",    "Июнь",
                                             "Июль",   "Август",  "Сентябрь", "Октябрь", "Ноябрь", "Декабрь"};

// "1, 2, 5–9"
std::string in_spans(std::vector<unsigned> const& days) {
  std::string text;
  for (std::size_t i = 0; i < days.size();) {
    auto last = i;
    while (last + 1 < days.size() && days[last + 1] == days[last] + 1) ++last;
    if (!text.empty()) text += ", ";
    text += std::to_string(days[i]);
    if (last > i) text += (last == i + 1 ? ", " : "–") + std::to_string(days[last]);
    i = last + 1;
  }
  return text;
}

std::vector<unsigned> in_month(std::set<LocalDate> const& days, unsigned month) {
  std::vector<unsigned> numbers;
  for (auto const day : days)
    if (day.month() == month) numbers.push_back(day.day());
  return numbers;
}

// Days off of regions with the code of each: "31 (16)".
std::string regional_in_month(std::vector<Change> const& changes, int year, unsigned month) {
  std::string text;
  for (auto const& change : changes) {
    bool const is_regional = change.kind == ChangeKind::day_off && !change.region.empty();
    if (!is_regional || change.year != year || change.to.month() != month || is_undone(changes, change.id)) continue;
    text += (text.empty() ? "" : ", ") + std::to_string(change.to.day()) + " (регион " + change.region + ")";
  }
  return text;
}

html::View month_view(WorkingCalendar const& calendar, std::vector<Change> const& changes, int year, unsigned month) {
  auto const& days = calendar.year(year);
  auto const first = LocalDate::of(year, month, 1).value();
  auto const decree = in_spans(in_month(days.by_decree, month)), regional = regional_in_month(changes, year, month);
  return {{"name", months[month - 1]},
          {"off", in_spans(in_month(days.holidays, month))},
          {"further", decree + (decree.empty() || regional.empty() ? "" : ", ") + regional},
          {"weekends", in_spans(in_month(days.working_weekends, month))},
          {"shortened", in_spans(in_month(days.shortened, month))},
          {"count", calendar.working_days_between(first, first.plus_months(1))}};
}

std::vector<html::View> transfer_views(calendar::Year const& year) {
  std::vector<html::View> views;
  for (auto const& [from, to] : year.transfers) views.push_back({{"from", from.russian()}, {"to", to.russian()}});
  return views;
}

std::vector<html::View> change_views(std::vector<Change> const& changes, int year, web::Settings const& settings) {
  std::vector<html::View> views;
  for (auto change = changes.rbegin(); change != changes.rend(); ++change)
    if (change->year == year)
      views.push_back({{"id", change->id},
                       {"title", title_of(*change)},
                       {"is_undone", is_undone(changes, change->id)},
                       {"source", change->source},
                       {"author", change->author},
                       {"at", russian_moment(change->at, settings.zone)}});
  return views;
}

}  // namespace

bool is_undone(std::vector<Change> const& changes, std::int64_t id) {
  return std::any_of(changes.begin(), changes.end(), [id](Change const& change) { return change.undoes == id; });
}

html::View year_view(WorkingCalendar const& calendar, std::vector<Change> const& changes, int year,
                     web::Settings const& settings) {
  auto const& days = calendar.year(year);
  std::vector<html::View> by_month;
  for (unsigned month = 1; month <= months.size(); ++month)
    by_month.push_back(month_view(calendar, changes, year, month));
  auto const first = LocalDate::of(year, 1, 1).value(), last = LocalDate::of(year, 12, 31).value();
  auto const working = calendar.working_days_between(first, last) + (calendar.is_working(last) ? 1 : 0);
  auto const transfers = transfer_views(days), changed = change_views(changes, year, settings);
  auto const near = [](int number) {
    bool const is_there = number >= WorkingCalendar::first_year && number <= WorkingCalendar::last_year;
    return is_there ? std::to_string(number) : std::string();
  };
  return {{"year", std::to_string(year)},
          {"state", days.official ? "утверждён" : "предварительный"},
          {"colour", days.official ? "green" : "yellow"},
          {"is_official", days.official},
          {"working_days", html::counted(working, "рабочий день", "рабочих дня", "рабочих дней")},
          {"source", days.source},
          {"previous", near(year - 1)},
          {"next", near(year + 1)},
          {"months", by_month},
          {"has_transfers", !transfers.empty()},
          {"transfers", transfers},
          {"has_changes", !changed.empty()},
          {"changes", changed}};
}

}  // namespace obereg::access
