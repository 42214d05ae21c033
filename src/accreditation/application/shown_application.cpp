#include "accreditation/application/shown_application.hpp"

#include "accreditation/application/sections.hpp"
#include "accreditation/regulation/words.hpp"

namespace obereg::accreditation {

namespace {

std::string const& title(Cited const& kind) {
  return kind.text;
}
std::string const& title(TrainingKindWords const& kind) {
  return kind.title;
}

template <class Kinds>
std::string titles_of(Kinds const& kinds, std::vector<std::string> const& chosen) {
  std::string titles;
  for (auto const& kind : kinds)
    for (auto const& value : chosen)
      if (kind.key == value) titles += (titles.empty() ? "" : "; ") + title(kind);
  return titles;
}

std::string shown_value(Input const& input, Answers const& answers, ApplicantKind applicant) {
  switch (input.type) {
    case InputType::service_kinds:
      return titles_of(regulation().service_kinds, answers.chosen(input.key));
    case InputType::training_kinds:
      return titles_of(regulation().training_kinds, answers.chosen(input.key));
    case InputType::signatory:
      for (auto const& signatory : signatories_of(applicant))
        if (signatory.value == answers.value(input.key)) return std::string(signatory.words);
      return "";
    case InputType::delivery:
      for (auto const& way : regulation().delivery)
        if (way.key == answers.value(input.key)) return with_capital(way.text);
      return "";
    default:
      return answers.value(input.key);
  }
}

void add_rows(std::vector<ShownPart>& parts, Input const& table, Answers const& answers) {
  std::size_t number = 0;
  for (auto const& row : answers.rows(table.key)) {
    ShownPart part{table.label + ", " + std::to_string(++number), {}, true};
    for (auto const& column : table.columns) {
      auto const found = row.find(column.key);
      part.lines.push_back({column.label, found == row.end() ? "" : found->second});
    }
    parts.push_back(std::move(part));
  }
}

// An input of the form's end that is for another case than this one is not spoken of where it is empty.
bool is_said(Input const& input, std::string const& value, Facts const& facts) {
  bool const may_be_left_out =
      input.condition == "by_representative" || input.condition == "by_post" || input.type == InputType::delivery;
  return !may_be_left_out || !value.empty() || (!input.condition.empty() && holds(input.condition, facts));
}

void add_field(std::vector<ShownPart>& parts, std::string title, std::vector<Input> const& inputs,
               Answers const& answers, Variant const& variant) {
  ShownPart part{std::move(title), {}};
  auto const facts = facts_of(variant, answers);
  for (auto const& input : inputs) {
    if (input.type == InputType::table || input.type == InputType::made) continue;
    auto value = shown_value(input, answers, variant.applicant);
    if (is_said(input, value, facts)) part.lines.push_back({input.label, std::move(value)});
  }
  if (!part.lines.empty()) parts.push_back(std::move(part));
  for (auto const& input : inputs)
    if (input.type == InputType::table) add_rows(parts, input, answers);
}

}  // namespace

std::vector<ShownPart> shown_application(Variant const& variant, Answers const& answers) {
  std::vector<ShownPart> parts;
  for (auto const& field : variant.form.fields)
    add_field(parts, (field.number > 0 ? std::to_string(field.number) + ". " : "") + field.label, field.inputs, answers,
              variant);
  add_field(parts, "Подпись и ответ", regulation().form_end, answers, variant);
  return parts;
}

std::vector<html::View> application_views(Variant const& variant, Answers const& answers) {
  std::vector<html::View> views;
  for (auto const& part : shown_application(variant, answers)) {
    std::vector<html::View> rows;
    for (auto const& line : part.lines) rows.push_back(summary_row(line.label, line.value));
    views.push_back({{"title", part.title}, {"rows", std::move(rows)}});
  }
  return views;
}

html::View summary_row(std::string_view key, std::string_view value) {
  return {{"key", key}, {"value", value}, {"is_number", false}, {"change_href", ""}, {"change_of", ""}};
}

}  // namespace obereg::accreditation
