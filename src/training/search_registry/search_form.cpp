#include "training/search_registry/search_form.hpp"

#include "training_rules/model/programmes.hpp"

namespace obereg::training {

namespace {

std::string typed_in(TypedSearch const& typed, std::string_view field) {
  auto const found = typed.find(field);
  return found == typed.end() ? std::string{} : found->second;
}

std::vector<html::Choice> programme_choices() {
  std::vector<html::Choice> choices = {{"", "любая"}};
  for (auto const& programme : programmes())
    choices.push_back({std::to_string(programme.id), std::string(programme.title)});
  return choices;
}

struct Field {
  std::string_view id, label, hint;
};

}  // namespace

html::View search_form_view(TypedSearch const& typed, std::vector<html::FieldError> const& errors, Scope const& scope,
                            std::string const& csrf_token) {
  std::vector<Field> fields = {{"number", "Номер в реестре", ""},
                               {"snils", "СНИЛС", ""},
                               {"last_name", "Фамилия", "Можно только начало"},
                               {"first_name", "Имя", "Можно только начало"},
                               {"middle_name", "Отчество", "Можно только начало"}};
  if (scope.kind != Scope::Kind::employer) fields.push_back({"employer_inn", "ИНН работодателя", ""});
  if (scope.kind != Scope::Kind::provider) fields.push_back({"provider_inn", "ИНН того, кто обучил", ""});
  fields.insert(fields.end(), {{"checked_from", "Проверка знаний с", "Например, 25.02.2026"},
                               {"checked_to", "Проверка знаний по", ""},
                               {"entered_from", "Внесено с", ""},
                               {"entered_to", "Внесено по", ""}});
  std::vector<html::View> inputs;
  for (auto const& [id, label, hint] : fields)
    inputs.push_back(html::field_view(id, label, hint, typed_in(typed, id), html::error_of(errors, id)));
  std::vector<html::Choice> const states = {{"", "любое"},
                                            {"valid", "действует"},
                                            {"expired", "срок истёк"},
                                            {"not-passed", "проверка не пройдена"},
                                            {"annulled", "аннулирована"}};
  std::vector<html::Choice> const orders = {{"", "сначала новые"}, {"name", "по фамилии"}};
  auto view = html::error_summary(errors);
  view.set("inputs", std::move(inputs)).set("csrf_token", csrf_token).set("has_filter", !typed.empty());
  view.set("filter_action", "/training/registry").set("search_action", "/training/registry/search");
  view.set("programme_field", html::choice_view("programme", "Программа обучения", "", programme_choices(),
                                                typed_in(typed, "programme"), ""));
  view.set("state_field", html::choice_view("state", "Состояние", "", states, typed_in(typed, "state"),
                                            html::error_of(errors, "state")));
  view.set("order_field",
           html::choice_view("order", "Порядок", "С фамилией всегда по фамилии", orders, typed_in(typed, "order"), ""));
  return view;
}

}  // namespace obereg::training
