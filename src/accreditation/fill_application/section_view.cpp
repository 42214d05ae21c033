#include "accreditation/fill_application/section_form.hpp"
#include "accreditation/regulation/words.hpp"
#include "core/text.hpp"

namespace obereg::accreditation {

namespace {

using Errors = std::vector<html::FieldError>;

// Every kind of input has its name in section.html; a view sets one of them.
html::View input_view(std::string_view kind, html::View shown) {
  html::View view{{"line", false},       {"text", false},   {"date", false},
                  {"checkboxes", false}, {"radios", false}, {"table", false}};
  view.set(kind, std::move(shown));
  return view;
}

html::View plain_view(Input const& input, std::string const& id, std::string const& value, Errors const& errors) {
  auto view = html::field_view(id, input.label, input.hint, value, html::error_of(errors, id));
  if (input.type == InputType::email) view.set("autocomplete", "email");
  if (input.type == InputType::phone) view.set("autocomplete", "tel");
  if (input.type == InputType::inn || input.type == InputType::ogrn || input.type == InputType::snils)
    view.set("width", "20");
  bool const is_day =
      input.type == InputType::date || input.type == InputType::birth_date || input.type == InputType::last_day;
  auto const* const kind = input.type == InputType::text ? "text" : is_day ? "date" : "line";
  return input_view(kind, std::move(view));
}

template <class Kinds>
html::View kinds_view(Input const& input, Kinds const& kinds, Answers const& answers, Errors const& errors) {
  std::vector<html::Choice> choices;
  for (auto const& kind : kinds) {
    if constexpr (requires { kind.title; })
      choices.push_back({kind.key, kind.title});
    else
      choices.push_back({kind.key, kind.text});
  }
  return input_view("checkboxes", html::checkboxes_view(input.key, input.label, input.hint, choices,
                                                        answers.chosen(input.key), html::error_of(errors, input.key)));
}

html::View signatory_view(Input const& input, Answers const& answers, ApplicantKind applicant, Errors const& errors) {
  std::vector<html::Choice> choices;
  for (auto const& signatory : signatories_of(applicant))
    choices.push_back({std::string(signatory.value), std::string(signatory.words)});
  return input_view("radios", html::choice_view(input.key, input.label, input.hint, choices, answers.value(input.key),
                                                html::error_of(errors, input.key)));
}

html::View delivery_view(Input const& input, Answers const& answers, Errors const& errors) {
  std::vector<html::Choice> choices;
  for (auto const& way : regulation().delivery) choices.push_back({way.key, with_capital(way.text)});
  return input_view("radios", html::choice_view(input.key, input.label, input.hint, choices, answers.value(input.key),
                                                html::error_of(errors, input.key)));
}

html::View table_view(Input const& table, Answers const& answers, Errors const& errors, bool may_import) {
  std::vector<html::View> rows;
  auto const& list = answers.rows(table.key);
  for (std::size_t number = 0; number < list.size(); ++number) {
    std::vector<html::View> cells;
    for (auto const& column : table.columns) {
      auto const found = list[number].find(column.key);
      cells.push_back(plain_view(column, cell_id(table.key, number, column.key),
                                 found == list[number].end() ? "" : found->second, errors));
    }
    rows.push_back(
        {{"row", number}, {"row_title", "Строка " + std::to_string(number + 1)}, {"inputs", std::move(cells)}});
  }
  return input_view("table", {{"table_key", table.key},
                              {"label", table.label},
                              {"hint", table.hint},
                              {"error", html::error_of(errors, table.key)},
                              {"count", list.size()},
                              {"may_add", list.size() < most_rows},
                              {"may_import", may_import},
                              {"table_rows", std::move(rows)}});
}

}  // namespace

std::vector<html::View> section_fields(FormSection const& section, Answers const& answers, ApplicantKind applicant,
                                       Errors const& errors, bool may_import) {
  std::vector<html::View> fields;
  for (auto const& part : section.fields) {
    std::vector<html::View> inputs;
    for (auto const* input : part.inputs) {
      if (input->type == InputType::service_kinds)
        inputs.push_back(kinds_view(*input, regulation().service_kinds, answers, errors));
      else if (input->type == InputType::training_kinds)
        inputs.push_back(kinds_view(*input, regulation().training_kinds, answers, errors));
      else if (input->type == InputType::signatory)
        inputs.push_back(signatory_view(*input, answers, applicant, errors));
      else if (input->type == InputType::delivery)
        inputs.push_back(delivery_view(*input, answers, errors));
      else if (input->type == InputType::table)
        inputs.push_back(table_view(*input, answers, errors, may_import));
      else if (input->type != InputType::made)
        inputs.push_back(plain_view(*input, input->key, answers.value(input->key), errors));
    }
    auto const number = part.field && part.field->number > 0 ? std::to_string(part.field->number) : std::string();
    fields.push_back({{"number", number},
                      {"official", part.field && !number.empty() ? part.field->label : std::string()},
                      {"inputs", std::move(inputs)}});
  }
  return fields;
}

namespace {

// What somebody else saved meanwhile; empty where nobody did.
std::vector<html::View> newer_view(SectionPage const& shown) {
  if (!shown.there) return {};
  return {{{"by", shown.last.by},
           {"at", shown.last_moment},
           {"rows", difference_views(*shown.variant, *shown.there, *shown.answers)}}};
}

}  // namespace

html::Page section_page(SectionPage const& shown, Errors const& errors, std::string const& csrf_token) {
  auto view = html::error_summary(errors);
  view.set("form_title", shown.variant->form.title).set("heading", shown.section->title);
  view.set("post_to", shown.address).set("draft", shown.draft_name).set("autosave", shown.autosave);
  view.set("version", shown.last.version).set("saved_in", shown.last.page);
  view.set("page", shown.page.empty() ? text::random_token() : shown.page);
  view.set("newer", newer_view(shown));
  if (shown.there) view.set("error_title", "Раздел сохранили в другом окне");
  view.set("fields",
           section_fields(*shown.section, *shown.answers, shown.variant->applicant, errors, shown.may_import));
  view.set("imported", shown.was_imported);
  view.set("tasks_href", shown.list_href).set("csrf_token", csrf_token);
  html::Page page;
  page.title = std::string(shown.section->title);
  page.back_href = shown.list_href;
  page.has_errors = !errors.empty();
  page.main = html::render("src/accreditation/fill_application/section.html", view);
  return page;
}

}  // namespace obereg::accreditation
