#include "training/list_due/due_form.hpp"

#include "core/text.hpp"
#include "training_rules/model/programmes.hpp"

namespace obereg::training {

namespace {

std::string typed_in(TypedSearch const& typed, std::string_view field) {
  auto const found = typed.find(field);
  return found == typed.end() ? std::string{} : found->second;
}

std::optional<LocalDate> typed_day(TypedSearch const& typed, std::string const& field,
                                   std::vector<html::FieldError>& errors) {
  auto const text = typed_in(typed, field);
  if (text.empty()) return std::nullopt;
  auto day = LocalDate::parse_russian(text);
  if (!day) day = LocalDate::parse_iso(text);
  if (!day) errors.push_back({field, "Напишите дату так: 25.02.2026."});
  return day;
}

std::vector<html::Choice> term_choices() {
  std::vector<html::Choice> choices;
  for (auto const& term : due_terms()) choices.push_back({std::string(term.value), std::string(term.title)});
  return choices;
}

std::vector<html::Choice> programme_choices() {
  std::vector<html::Choice> choices = {{"", "любая"}};
  for (auto const& programme : programmes())
    choices.push_back({std::to_string(programme.id), std::string(programme.title)});
  return choices;
}

}  // namespace

std::vector<DueTerm> const& due_terms() {
  static std::vector<DueTerm> const terms = {{"", "закончилось или закончится за 90 дней"},
                                             {"ended", "уже закончилось"},
                                             {"30", "закончится за 30 дней"},
                                             {"60", "закончится за 60 дней"},
                                             {"90", "закончится за 90 дней"}};
  return terms;
}

DueRange range_of(std::string_view term, LocalDate today) {
  if (term == "ended") return ended_before(today);
  if (term == "30") return ending_within(today, 30);
  if (term == "60") return ending_within(today, 60);
  if (term == "90") return ending_within(today, 90);
  return ended_or_ending_within(today, 90);
}

TypedSearch typed_due(http::Fields const& form) {
  TypedSearch typed;
  for (auto const* field : {"term", "from", "to", "programme", "employer_inn"}) {
    auto value = form.get(field);
    if (value.size() > 1000 || !text::is_clean(value)) continue;
    value = text::tidy_spaces(value);
    if (!value.empty()) typed.emplace(field, std::move(value));
  }
  return typed;
}

CheckedDue check_due(TypedSearch const& typed, LocalDate today) {
  CheckedDue checked;
  auto& [search, errors] = checked;
  search.range = range_of(typed_in(typed, "term"), today);
  auto const from = typed_day(typed, "from", errors), to = typed_day(typed, "to", errors);
  if (from || to) search.range = {from.value_or(*LocalDate::of(1, 1, 1)), to.value_or(*LocalDate::of(9999, 12, 31))};
  if (from && to && *to < *from) errors.push_back({"to", "Этот день раньше дня, с которого искать."});
  auto const* programme = find_programme(std::atoi(typed_in(typed, "programme").c_str()));
  search.programme_id = programme ? programme->id : 0;
  search.employer_inn = typed_in(typed, "employer_inn");
  if (!search.employer_inn.empty() && !Inn::parse(search.employer_inn))
    errors.push_back({"employer_inn", "В этом ИНН ошибка. Проверьте: 10 цифр у организации, 12 у предпринимателя."});
  return checked;
}

html::View due_form_view(TypedSearch const& typed, std::vector<html::FieldError> const& errors, Scope const& scope) {
  auto const input = [&](std::string_view id, std::string_view label, std::string_view hint) {
    return html::field_view(id, label, hint, typed_in(typed, id), html::error_of(errors, id));
  };
  std::vector<html::View> employer;
  if (scope.kind == Scope::Kind::provider) employer.push_back(input("employer_inn", "ИНН работодателя", ""));
  auto view = html::error_summary(errors);
  view.set("days", std::vector<html::View>{input("from", "Заканчивается с", "Если указать дни, срок не важен"),
                                           input("to", "Заканчивается по", "")});
  view.set("employer_field", employer).set("has_filter", !typed.empty());
  view.set("filter_action", "/training/due").set("search_action", "/training/due/search");
  view.set("term_field", html::choice_view("term", "Обучение", "", term_choices(), typed_in(typed, "term"), ""));
  view.set("programme_field", html::choice_view("programme", "Программа обучения", "", programme_choices(),
                                                typed_in(typed, "programme"), ""));
  return view;
}

}  // namespace obereg::training
