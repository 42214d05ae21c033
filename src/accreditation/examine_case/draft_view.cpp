#include "accreditation/examine_case/draft_view.hpp"

#include <algorithm>

#include "accreditation/keep_registry/keep_form.hpp"
#include "accreditation_registry/model/regions.hpp"
#include "platform/html/format.hpp"

namespace obereg::accreditation {

namespace {

using Errors = std::vector<html::FieldError>;

// The first two digits of an ИНН are the region of the tax office that gave it; the officer sees and may change it.
std::string region_by(std::string const& inn) {
  auto const code = inn.substr(0, 2);
  return region_title(code).empty() ? "" : code;
}

KeepForm known_particulars(CaseInWork const& work) {
  if (work.variant->purpose != Purpose::registration) return work.record ? keep_form_of(*work.record) : KeepForm{};
  auto const& answers = work.application.answers;
  KeepForm form;
  form.name = answers.value("full_name");
  form.place = answers.value("place");
  form.region = region_by(work.held.inn);
  form.services = answers.chosen("service_kinds");
  form.trainings = answers.chosen("training_kinds");
  return form;
}

KeepForm particulars_form(CaseInWork const& work, Errors const& errors) {
  auto const& typed = work.examination.typed;
  auto form = typed.values.contains("name") ? KeepForm{} : known_particulars(work);
  if (typed.values.contains("name")) {
    form.name = typed.value("name");
    form.place = typed.value("place");
    form.region = typed.value("region");
    form.services = typed.chosen("services");
    form.trainings = typed.chosen("trainings");
  }
  form.errors = errors;
  return form;
}

std::string record_words(CaseInWork const& work) {
  if (!work.record) return "Записи этого заявителя в реестре нет.";
  auto const& last = work.record->versions.back();
  return "Запись № " + std::to_string(work.record->number) + ": " + std::string(title_of(last.status)) + ", " +
         last.particulars.name + ".";
}

std::vector<html::View> step_field(CaseInWork const& work, Errors const& errors) {
  std::vector<html::Choice> steps{{"changed", "Изменить сведения"}};
  if (work.variant->purpose == Purpose::change)
    steps.push_back({"terminated", "Исключить из реестра", "Аккредитация прекратится"});
  else if (work.variant->purpose == Purpose::correction)
    steps.push_back({"none", "Запись не меняется", "Исправлено письмо или другой документ"});
  else
    return {};
  return {html::choice_view("registry_step", "Что будет с записью реестра", "", steps,
                            work.examination.typed.value("registry_step"), html::error_of(errors, "registry_step"))};
}

std::vector<html::View> changes_field(CaseInWork const& work, Errors const& errors) {
  auto const purpose = work.variant->purpose;
  if (purpose != Purpose::change && purpose != Purpose::correction) return {};
  return {html::field_view("changes", purpose == Purpose::change ? "Что изменено" : "Что исправлено",
                           "Так будет написано в письме", work.examination.typed.value("changes"),
                           html::error_of(errors, "changes"))};
}

void add_registry_fields(html::View& view, CaseInWork const& work, Errors const& errors) {
  view.set("record_words", record_words(work));
  view.set("step_field", step_field(work, errors)).set("changes_field", changes_field(work, errors));
  auto const& typed = work.examination.typed;
  // Before the step is chosen too: one look is enough for both.
  bool const asks = asks_for_particulars(*work.variant, typed) ||
                    (typed.value("registry_step").empty() && work.variant->purpose != Purpose::resumption);
  std::vector<html::View> particulars;
  if (asks) add_particulars_fields(particulars.emplace_back(), particulars_form(work, errors));
  view.set("particulars", std::move(particulars));
}

// What the checklist has found unmet is ticked until the officer decides otherwise.
std::vector<std::string> ticked_grounds(CaseInWork const& work) {
  auto const& typed = work.examination.typed;
  if (typed.choices.contains("grounds")) return typed.chosen("grounds");
  std::vector<std::string> ticked;
  for (auto const& criterion : work.variant->criteria)
    if (answer_to(criterion, typed) == Met::unmet) ticked.push_back(criterion.unmet);
  return ticked;
}

void add_ground_fields(html::View& view, CaseInWork const& work, Errors const& errors) {
  std::vector<html::Choice> grounds;
  std::vector<html::View> reasons;
  for (auto const& ground : work.variant->grounds) {
    grounds.push_back({ground.key, ground.text, ground.clause});
    auto const id = input_of("reason", ground.key);
    auto reason = html::field_view(id, "В чём выразилось: " + ground.text, "", work.examination.typed.value(id),
                                   html::error_of(errors, id));
    reasons.push_back(std::move(reason.set("rows", "3")));
  }
  view.set("grounds_field", html::checkboxes_view("grounds", "Основания для отказа", "", grounds, ticked_grounds(work),
                                                  html::error_of(errors, "grounds")));
  view.set("reason_fields", std::move(reasons));
}

std::string answered_words(CaseInWork const& work) {
  int met = 0, unmet = 0;
  for (auto const& criterion : work.variant->criteria) {
    auto const answer = answer_to(criterion, work.examination.typed);
    met += answer == Met::met ? 1 : 0;
    unmet += answer == Met::unmet ? 1 : 0;
  }
  auto const left = static_cast<int>(work.variant->criteria.size()) - met - unmet;
  return "выполнено " + std::to_string(met) + ", не выполнено " + std::to_string(unmet) + ", без ответа " +
         std::to_string(left);
}

}  // namespace

void add_draft_fields(html::View& view, CaseInWork const& work, Errors const& errors) {
  auto const outcome = outcome_of(work.examination.typed);
  bool const corrects = work.variant->purpose == Purpose::correction;
  view.set("outcome_field",
           html::choice_view("outcome", "Решение", "",
                             {{"granted", corrects ? "Исправить" : "Оказать услугу", "Все критерии выполнены"},
                              {"refused", "Отказать", "Нужны основание и причина"}},
                             work.examination.typed.value("outcome"), html::error_of(errors, "outcome")));
  view.set("answered", answered_words(work));
  view.set("is_decided", outcome != Outcome::undecided);
  view.set("save_words", outcome == Outcome::undecided ? "Продолжить" : "Сохранить");
  view.set("record", work.record ? std::to_string(work.record->number) : "");
  view.set("seen", work.record ? std::to_string(work.record->versions.back().number) : "0");
  view.set("asks_registry", outcome == Outcome::granted).set("asks_grounds", outcome == Outcome::refused);
  view.set("record_words", "").set("step_field", "").set("changes_field", "").set("particulars", "");
  if (outcome == Outcome::granted) add_registry_fields(view, work, errors);
  if (outcome == Outcome::refused) add_ground_fields(view, work, errors);
}

}  // namespace obereg::accreditation
