#include "accreditation/search_registry/typed_search.hpp"

#include <charconv>

#include "accreditation_registry/model/regions.hpp"
#include "core/text.hpp"
#include "core/words/words.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::size_t longest = 300;  // characters of what may be typed
constexpr char const address[] = "/accreditation/registry";

std::string line(http::Fields const& query, char const* field) {
  auto const value = query.get(field);
  return text::is_clean(value) && text::length(value) <= longest ? text::tidy_spaces(value) : std::string{};
}

// "" where it can be sought.
std::string wrong_with_words(std::string const& typed) {
  if (!text::is_clean(typed)) return "Здесь есть знаки, которых не бывает в тексте. Наберите заново.";
  if (text::length(typed) > longest) return "Не длиннее 300 знаков. Хватит нескольких слов названия.";
  if (!typed.empty() && text::words_of(typed).empty())
    return "В запросе нет ни буквы, ни цифры. Наберите слово названия, ИНН, ОГРН или номер.";
  return "";
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

TypedDay typed_day(std::string const& typed, LocalDate today) {
  if (typed.empty()) return {today, ""};
  auto day = LocalDate::parse_russian(typed);
  if (!day) day = LocalDate::parse_iso(typed);
  if (!day) return {{}, "Укажите день как 01.03.2024."};
  if (*day > today)
    return {{}, "Этот день ещё не наступил. Что будет в реестре, неизвестно: укажите сегодняшний день или прошедший."};
  return {day, ""};
}

TypedSearch typed_search(http::Fields const& query, LocalDate today) {
  TypedSearch typed;
  auto& sought = typed.sought;
  sought.words = line(query, "q");
  if (auto wrong = wrong_with_words(query.get("q")); !wrong.empty()) typed.errors.push_back({"q", std::move(wrong)});
  sought.service = service_kind_of(line(query, "service"));
  sought.training = training_kind_of(line(query, "training"));
  sought.status = status_of(line(query, "status"));
  if (auto const region = line(query, "region"); !region_title(region).empty()) sought.region = region;
  sought.before = number_in(query.get("before"));
  sought.on = today;
  typed.on = line(query, "on");
  if (auto const asked = typed_day(typed.on, today); asked.day)
    sought.on = *asked.day;
  else
    typed.errors.push_back({"on", asked.wrong});
  typed.narrows = !sought.words.empty() || sought.service || sought.training || sought.status ||
                  !sought.region.empty() || !typed.on.empty();
  return typed;
}

html::View search_form(TypedSearch const& typed) {
  auto const& sought = typed.sought;
  html::View view = html::error_summary(typed.errors);
  view.set("filter_action", address).set("has_filter", typed.narrows).set("search_action", "");
  view.set("q_field", html::field_view("q", "Слово названия, ИНН, ОГРН, номер", "", sought.words,
                                       html::error_of(typed.errors, "q")));
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
