#include "accreditation/inspect/inspection_form.hpp"

#include <fmt/format.h>

#include <charconv>

#include "accreditation/complaint/complaint_form.hpp"
#include "core/text.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::size_t longest_line = 300, longest_text = 10'000;
constexpr std::int64_t most_violations = 1'000;

std::string showable(std::string const& typed) {
  return text::is_clean(typed) ? typed : std::string();
}

std::string wrong_line(std::string const& typed, std::string_view what_to_write) {
  return wrong_text(typed, longest_line, what_to_write);
}

void add(std::vector<html::FieldError>& errors, std::string const& field, std::string const& wrong) {
  if (!wrong.empty()) errors.push_back({field, wrong});
}

// What is wrong is told at the field; then any day stands in for it.
LocalDate checked_day(std::vector<html::FieldError>& errors, std::string const& field, std::string const& typed) {
  auto const day = LocalDate::parse_russian(typed);
  if (!day) errors.push_back({field, "Напишите дату так: 25.02.2026."});
  return day.value_or(*LocalDate::of(2000, 1, 1));
}

std::int64_t number_of(std::string const& typed) {
  std::int64_t number = -1;
  auto const [end, failed] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  return failed == std::errc{} && end == typed.data() + typed.size() ? number : -1;
}

}  // namespace

std::string wrong_document(std::string const& typed) {
  return wrong_line(typed, "Назовите документ: его дату и номер.");
}

InspectionForm inspection_form_of(http::Fields const& form) {
  auto const typed = [&](std::string_view field) { return text::tidy_spaces(form.get(field)); };
  return {typed("subject"),
          typed("inspector"),
          typed("begins_on"),
          typed("ends_on"),
          form.get("complaint"),
          typed("ground"),
          {}};
}

Inspection checked_inspection(InspectionForm& form) {
  Inspection checked;
  checked.is_planned = form.complaint.empty();
  add(form.errors, "subject", wrong_line(form.subject, "Напишите, что проверяют."));
  add(form.errors, "inspector", wrong_line(form.inspector, "Напишите, кто проверяет."));
  checked.begins_on = checked_day(form.errors, "begins_on", form.begins_on);
  auto const dates_so_far = form.errors.size();
  checked.ends_on = checked_day(form.errors, "ends_on", form.ends_on);
  if (form.errors.size() == dates_so_far && checked.ends_on < checked.begins_on)
    form.errors.push_back({"ends_on", "Конец раньше начала."});
  if (!checked.is_planned) add(form.errors, "ground", wrong_document(form.ground));
  for (auto* field : {&form.subject, &form.inspector, &form.begins_on, &form.ends_on, &form.ground})
    *field = showable(*field);
  checked.year = checked.begins_on.year();
  checked.subject = form.subject;
  checked.inspector = form.inspector;
  checked.ground = checked.is_planned ? "" : form.ground;
  return checked;
}

html::View inspection_fields(InspectionForm const& form) {
  auto const field = [&](std::string_view id, std::string_view label, std::string_view hint, std::string const& value) {
    return html::field_view(id, label, hint, value, html::error_of(form.errors, id));
  };
  auto view = html::error_summary(form.errors);
  view.set("subject_field",
           field("subject", "Что проверяют", "Например: соблюдение сроков по вариантам 1 и 2", form.subject));
  view.set("inspector_field", field("inspector", "Кто проверяет", "Фамилия, имя, отчество", form.inspector));
  view.set("begins_field", field("begins_on", "Начало", "", form.begins_on));
  view.set("ends_field", field("ends_on", "Конец", "", form.ends_on));
  view.set("is_unplanned", !form.complaint.empty()).set("complaint", form.complaint);
  view.set("ground_field", field("ground", "Решение о проверке", "Чьё, дата и номер", form.ground));
  return view;
}

FindingsForm findings_form_of(http::Fields const& form) {
  return {form.get("findings"),
          text::tidy_spaces(form.get("violations")),
          form.get("measures"),
          text::tidy_spaces(form.get("finished_on")),
          {}};
}

Findings checked_findings(FindingsForm& form, Inspection const& inspection, LocalDate today) {
  Findings checked;
  add(form.errors, "findings", wrong_text(form.findings, longest_text, "Напишите, что установлено."));
  checked.violations = number_of(form.violations);
  if (checked.violations < 0 || checked.violations > most_violations)
    form.errors.push_back({"violations", "Напишите целое число, 0 — если нарушений нет."});
  bool const needs_measures = checked.violations > 0;
  if (needs_measures || !form.measures.empty())
    add(form.errors, "measures", wrong_text(form.measures, longest_text, "Напишите, как нарушения устраняют."));
  auto const so_far = form.errors.size();
  checked.finished_on = checked_day(form.errors, "finished_on", form.finished_on);
  if (form.errors.size() == so_far && checked.finished_on > today)
    form.errors.push_back({"finished_on", "Этот день ещё не наступил."});
  if (form.errors.size() == so_far && checked.finished_on < inspection.begins_on)
    form.errors.push_back({"finished_on", "Проверка началась позже: " + inspection.begins_on.russian() + "."});
  for (auto* field : {&form.findings, &form.violations, &form.measures, &form.finished_on}) *field = showable(*field);
  checked.findings = form.findings;
  checked.measures = form.measures;
  return checked;
}

html::View findings_fields(FindingsForm const& form) {
  auto const field = [&](std::string_view id, std::string_view label, std::string_view hint, std::string const& value) {
    return html::field_view(id, label, hint, value, html::error_of(form.errors, id));
  };
  auto view = html::error_summary(form.errors);
  auto violations = field("violations", "Сколько нарушений", "", form.violations);
  view.set("findings_field", field("findings", "Что установлено", "", form.findings));
  view.set("violations_field", std::move(violations.set("width", "3").set("input_mode", "numeric")));
  view.set("measures_field", field("measures", "Как нарушения устраняют", "Если они есть", form.measures));
  view.set("finished_field", field("finished_on", "Когда проверка закончена", "", form.finished_on));
  return view;
}

}  // namespace obereg::accreditation
