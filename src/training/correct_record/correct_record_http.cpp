#include "training/correct_record/correct_record_http.hpp"

#include "platform/web/pages.hpp"
#include "training/annul_record/annul_record.hpp"
#include "training/correct_record/correct_record.hpp"
#include "training/records/shown.hpp"
#include "training/sign_act/sign_act_http.hpp"
#include "training_rules/model/programmes.hpp"

namespace obereg::training {

namespace {

struct Typed {
  TypedRecord record;
  std::string reason;
};

std::vector<html::Choice> choices_of(Column column) {
  std::vector<html::Choice> choices;
  if (column == Column::outcome) choices = {{"Успешно", "Успешно"}, {"Неуспешно", "Неуспешно"}};
  if (column == Column::knowledge_check) choices = {{"", "не указано"}, {"Да", "Да"}, {"Нет", "Нет"}};
  if (column == Column::programme)
    for (auto const& programme : programmes())
      choices.push_back({std::string(programme.title), std::string(programme.title)});
  return choices;
}

std::string_view hint_of(Column column) {
  if (column == Column::checked_on || column == Column::entered_on) return "Например, 25.02.2026";
  return "";
}

html::View field_of(CorrectableColumn const& field, std::string const& value, std::string const& error) {
  auto const choices = choices_of(field.column);
  auto view = choices.empty() ? html::field_view(field.id, title(field.column), hint_of(field.column), value, error)
                              : html::choice_view(field.id, title(field.column), "", choices, value, error);
  return view.set("is_choice", !choices.empty());
}

// Above the form «Заполните поле.» would not say which one.
std::vector<html::FieldError> with_titles(std::vector<html::FieldError> errors) {
  for (auto& error : errors)
    for (auto const& [column, id] : correctable_columns)
      if (error.id == id) error.text = std::string(title(column)) + ": " + error.text;
  return errors;
}

http::Response form_page(web::PageContext const& context, StandingRecord const& standing, Typed const& typed,
                         std::vector<html::FieldError> const& errors) {
  std::vector<html::View> fields;
  for (auto const& field : correctable_columns) {
    if (field.column == Column::entered_on && !may_correct_entry_date(standing)) continue;
    auto const value = typed.record.find(field.column);
    fields.push_back(
        field_of(field, value == typed.record.end() ? "" : value->second, html::error_of(errors, field.id)));
  }
  auto view = record_view(standing.record);
  view.set("summary", html::error_summary(with_titles(errors))).set("fields", fields);
  view.set("reason_field", html::field_view("reason", "Причина исправления", "Её увидят все, кто откроет запись",
                                            typed.reason, html::error_of(errors, "reason")));
  view.set("provider", standing.record.provider_name).set("version", standing.version);
  view.set("csrf_token", context.csrf_token)
      .set("post_to", record_address(standing.record.registry_number) + "/correct");
  html::Page page;
  page.title = "Исправить запись № " + standing.record.registry_number;
  page.back_href = record_address(standing.record.registry_number);
  page.has_errors = !errors.empty();
  page.main = html::render("src/training/correct_record/correct_record.html", view);
  return web::show(context, std::move(page), errors.empty() ? 200 : 422);
}

Result<StandingRecord> record_of(web::PageContext const& context) {
  return context.read([&](database::ReadTx& tx) {
    return own_record_to_change(tx, context.actor.organisation, number_of_segment(context.request.segment("number")));
  });
}

Typed typed_in(http::Fields const& form) {
  Typed typed{{}, form.get("reason")};
  for (auto const& [column, id] : correctable_columns) typed.record[column] = form.get(id);
  return typed;
}

}  // namespace

http::Response show_correct_record(web::PageContext const& context) {
  auto const standing = record_of(context);
  if (!standing) return web::refused(context, standing.error());
  return form_page(context, *standing, {typed_from(standing->record), ""}, {});
}

http::Response submit_correct_record(web::ActionContext const& context) {
  auto const standing = record_of(context);
  if (!standing) return web::refused(context, standing.error());
  auto const typed = typed_in(context.request.form);
  auto checked = check_correction(*standing, typed.record, context.today());
  if (auto const wrong = wrong_reason(typed.reason); !wrong.empty()) checked.errors.push_back({"reason", wrong});
  if (!checked.errors.empty()) return form_page(context, *standing, typed, checked.errors);
  // The version that the form showed: what another signer has changed meanwhile is not undone unseen.
  auto const shown_version = std::atoi(context.request.form.get("version").c_str());
  auto const draft = context.write([&](database::Tx& tx) {
    return draft_correction(tx, context.actor, checked.record, shown_version, typed.reason, context.now);
  });
  return draft ? http::see_other(address_of(*draft)) : web::refused(context, draft.error());
}

}  // namespace obereg::training
