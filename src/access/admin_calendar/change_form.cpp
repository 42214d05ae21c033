#include "access/admin_calendar/change_form.hpp"

#include <algorithm>
#include <charconv>

#include "core/text.hpp"

namespace obereg::access {

namespace {

using calendar::Change;
using calendar::ChangeKind;

constexpr std::size_t longest_source = 300;
constexpr char const* date_hint = "Так: 31.12.2026";

struct Field {
  std::string_view id;
  char const *label, *hint;
  bool is_area = false;
};
constexpr Field source_field{"source", "Источник", "Документ и пункт", true};
constexpr Field transfer_fields[] = {
    {"from", "С какого выходного", date_hint}, {"to", "На какой рабочий день", date_hint}, source_field};
constexpr Field day_off_fields[] = {
    {"to", "Нерабочий день", date_hint},
    {"region", "Код региона", "Две цифры, например 16. Пусто: день нерабочий во всей стране"},
    source_field};
constexpr Field year_fields[] = {
    {"year", "Год", ""},
    {"holidays", "Выходные в будни",
     "Праздники и дни, на которые перенесены выходные. Через пробел или с новой строки: 09.01", true},
    {"working", "Рабочие субботы и воскресенья", "Пусто, если их нет", true},
    {"shortened", "Сокращённые дни", "На час короче", true},
    source_field};

std::vector<Field> fields_for(ChangeKind kind) {
  if (kind == ChangeKind::transfer) return {std::begin(transfer_fields), std::end(transfer_fields)};
  if (kind == ChangeKind::day_off) return {std::begin(day_off_fields), std::end(day_off_fields)};
  return {std::begin(year_fields), std::end(year_fields)};
}

std::optional<LocalDate> typed_day(CalendarForm& form, std::string const& id) {
  auto const day = LocalDate::parse_russian(text::tidy_spaces(form.typed.get(id)));
  if (!day) form.wrong(id, "Напишите существующую дату так: 31.12.2026.");
  return day;
}

// "09.01 09.05.2027, 31.12": a day without a year is of the form's.
std::set<LocalDate> typed_days(CalendarForm& form, std::string const& id, int year) {
  std::set<LocalDate> days;
  auto list = form.typed.get(id);
  std::replace_if(
      list.begin(), list.end(),
      [](char letter) { return std::string_view(",;\r\n\t").find(letter) != std::string_view::npos; }, ' ');
  for (std::size_t at = 0; (at = list.find_first_not_of(' ', at)) != std::string::npos;) {
    auto const end = std::min(list.find(' ', at), list.size());
    auto word = list.substr(at, end - at);
    constexpr std::size_t without_year = 5;
    auto const day = LocalDate::parse_russian(word.size() == without_year ? word + "." + std::to_string(year) : word);
    if (day)
      days.insert(*day);
    else
      form.wrong(id, "«" + word + "» – не дата. Пишите так: 09.01 или 09.01.2027.");
    at = end;
  }
  return days;
}

int typed_year(CalendarForm& form) {
  using calendar::WorkingCalendar;
  auto const typed = text::tidy_spaces(form.typed.get("year"));
  int year = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), year);
  if (std::to_string(year) == typed && year >= WorkingCalendar::first_year && year <= WorkingCalendar::last_year)
    return year;
  form.wrong("year", "Напишите год числом, от 2000 до 2099.");
  return 0;
}

void read_year(CalendarForm& form, Change& change) {
  change.year = typed_year(form);
  if (change.year == 0) return;
  change.days.official = true;
  change.days.holidays = typed_days(form, "holidays", change.year);
  change.days.working_weekends = typed_days(form, "working", change.year);
  change.days.shortened = typed_days(form, "shortened", change.year);
}

void read_days(CalendarForm& form, Change& change) {
  if (form.kind == ChangeKind::transfer)
    if (auto const from = typed_day(form, "from")) change.from = *from;
  if (auto const to = typed_day(form, "to")) change.to = *to;
  change.year = change.to.year();
  if (form.kind != ChangeKind::day_off) return;
  change.region = text::tidy_spaces(form.typed.get("region"));
  bool const is_code = change.region.size() == 2 && change.region.find_first_not_of("0123456789") == std::string::npos;
  if (!change.region.empty() && !is_code) form.wrong("region", "Код региона – две цифры, например 16.");
}

void read_source(CalendarForm& form, Change& change) {
  change.source = text::tidy_spaces(form.typed.get("source"));
  if (change.source.empty() || !text::is_clean(change.source))
    form.wrong("source", "Назовите документ, по которому меняется календарь.");
  else if (text::length(change.source) > longest_source)
    form.wrong("source", "Не длиннее 300 знаков.");
}

std::string short_days(std::set<LocalDate> const& days) {
  std::string text;
  for (auto const day : days) text += (text.empty() ? "" : " ") + day.russian().substr(0, 5);
  return text;
}

}  // namespace

Change change_of(CalendarForm& form, calendar::WorkingCalendar const& calendar) {
  Change change;
  change.kind = form.kind;
  if (form.kind == ChangeKind::year)
    read_year(form, change);
  else
    read_days(form, change);
  read_source(form, change);
  if (!form.errors.empty()) return change;
  if (auto const why = wrong_with(calendar, change); !why.empty())
    form.wrong(form.kind == ChangeKind::year ? "holidays" : "to", why);
  return change;
}

http::Fields proposed_year(calendar::WorkingCalendar const& calendar, int year) {
  auto const& days = calendar.year(year);
  http::Fields fields;
  fields.add("year", std::to_string(year));
  fields.add("holidays", short_days(days.holidays));
  fields.add("working", short_days(days.working_weekends));
  fields.add("shortened", short_days(days.shortened));
  return fields;
}

std::vector<html::View> fields_of(CalendarForm const& form) {
  std::vector<html::View> views;
  for (auto const& field : fields_for(form.kind)) {
    auto view = html::field_view(field.id, field.label, field.hint, form.typed.get(field.id),
                                 html::error_of(form.errors, field.id));
    if (!field.is_area) view.set("width", "10");
    std::vector<html::View> const one{view}, none;
    views.push_back({{"text", field.is_area ? none : one}, {"area", field.is_area ? one : none}});
  }
  return views;
}

}  // namespace obereg::access
