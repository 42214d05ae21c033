#include "accreditation/search_registry/typed_search.hpp"

#include <charconv>

#include "accreditation_registry/model/regions.hpp"
#include "core/text.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::size_t longest = 300;  // bytes of what may be typed
constexpr char const address[] = "/accreditation/registry";

std::string line(http::Fields const& query, char const* field) {
  auto const value = query.get(field);
  return value.size() <= longest && text::is_clean(value) ? text::tidy_spaces(value) : std::string{};
}

std::int64_t number_in(std::string const& text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return std::max<std::int64_t>(number, 0);
}

template <class Values>
std::vector<html::Choice> choices(Values const& values, std::string const& any) {
  std::vector<html::Choice> made{{"", any}};
  for (auto const value : values) made.push_back({std::string(to_text(value)), std::string(title_of(value))});
  return made;
}

template <class Value>
std::string chosen(std::optional<Value> const& value) {
  return value ? std::string(to_text(*value)) : "";
}

std::vector<html::Choice> regions() {
  std::vector<html::Choice> made{{"", "Вся Россия"}};
  for (auto const& region : all_regions()) made.push_back({std::string(region.code), std::string(region.title)});
  return made;
}

}  // namespace

std::optional<LocalDate> typed_day(std::string const& typed, LocalDate today) {
  if (typed.empty()) return today;
  auto const day = LocalDate::parse_russian(typed);
  return day ? day : LocalDate::parse_iso(typed);
}

TypedSearch typed_search(http::Fields const& query, LocalDate today) {
  TypedSearch typed;
  auto& sought = typed.sought;
  sought.words = line(query, "q");
  sought.service = service_kind_of(line(query, "service"));
  sought.training = training_kind_of(line(query, "training"));
  sought.status = status_of(line(query, "status"));
  if (auto const region = line(query, "region"); !region_title(region).empty()) sought.region = region;
  sought.before = number_in(query.get("before"));
  sought.on = today;
  typed.on = line(query, "on");
  if (auto const day = typed_day(typed.on, today))
    sought.on = *day;
  else
    typed.errors.push_back({"on", "Укажите день как 01.03.2024."});
  typed.narrows = !sought.words.empty() || sought.service || sought.training || sought.status ||
                  !sought.region.empty() || !typed.on.empty();
  return typed;
}

html::View search_form(TypedSearch const& typed) {
  auto const& sought = typed.sought;
  html::View view = html::error_summary(typed.errors);
  view.set("filter_action", address).set("has_filter", typed.narrows).set("search_action", "");
  view.set("q_field", html::field_view("q", "Слово названия, ИНН, ОГРН, номер", "", sought.words, ""));
  view.set("on_field",
           html::field_view("on", "На день, пусто — сегодня", "", typed.on, html::error_of(typed.errors, "on")));
  view.set("selects",
           std::vector<html::View>{
               html::choice_view("service", "Вид услуги", "", choices(all_service_kinds, "Любой"),
                                 chosen(sought.service), ""),
               html::choice_view("training", "Вид обучения", "", choices(all_training_kinds, "Любой"),
                                 chosen(sought.training), ""),
               html::choice_view("status", "Состояние", "", choices(all_statuses, "Любое"), chosen(sought.status), ""),
               html::choice_view("region", "Регион", "", regions(), sought.region, "")});
  return view;
}

std::string search_address(TypedSearch const& typed, std::int64_t before) {
  auto const& sought = typed.sought;
  std::string query;
  auto const add = [&](std::string_view name, std::string const& value) {
    if (value.empty()) return;
    query += (query.empty() ? "?" : "&") + std::string(name) + "=" + web::in_query(value);
  };
  add("q", sought.words);
  add("service", chosen(sought.service));
  add("training", chosen(sought.training));
  add("status", chosen(sought.status));
  add("region", sought.region);
  add("on", typed.errors.empty() ? typed.on : "");
  add("before", before > 0 ? std::to_string(before) : "");
  return address + query;
}

}  // namespace obereg::accreditation
