#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"
#include "training/edit_pending/draft.hpp"
#include "training/edit_pending/edit_pending.hpp"
#include "training/imports/start_import.hpp"
#include "training/pending_page/pending_http.hpp"
#include "training/refusals.hpp"
#include "training_rules/model/programmes.hpp"

namespace obereg::training {

namespace {

struct FormField {
  Column column;
  std::string_view name, hint;
};
// The rest of the columns is not asked: the provider is known, and nothing annulled is entered.
constexpr std::array form_fields{
    FormField{Column::registry_number, "registry_number", "«Новый» или номер, который запись получила раньше"},
    FormField{Column::entered_on, "entered_on", "Только у записи с прежним номером"},
    FormField{Column::last_name, "last_name", ""},
    FormField{Column::first_name, "first_name", ""},
    FormField{Column::middle_name, "middle_name", "Если есть"},
    FormField{Column::snils, "snils", "11 цифр. Можно не указывать"},
    FormField{Column::employer_name, "employer_name", ""},
    FormField{Column::employer_inn, "employer_inn", "10 или 12 цифр"},
    FormField{Column::position, "position", ""},
    FormField{Column::programme, "programme", ""},
    FormField{Column::protocol_number, "protocol_number", ""},
    FormField{Column::checked_on, "checked_on", "Например, 25.02.2026"},
    FormField{Column::outcome, "outcome", ""},
    FormField{Column::knowledge_check, "knowledge_check", "У новой записи — «Да»"}};

Draft typed_draft(http::Fields const& form) {
  Draft draft;
  for (auto const& field : form_fields) draft[field.column] = form.get(field.name);
  return draft;
}

// The rules speak of cells; here there are fields.
std::string in_words(CellError const& error) {
  auto const what = error.rule == Rule::mandatory ? "Заполните поле." : error.message;
  return std::string(error.column) + ". " + what;
}

std::vector<html::FieldError> field_errors(std::vector<CellError> const& errors) {
  std::vector<html::FieldError> fields;
  for (auto const& error : errors)
    for (auto const& field : form_fields)
      if (title(field.column) == error.column) fields.push_back({std::string(field.name), in_words(error)});
  return fields;
}

std::vector<html::Choice> choices_of_field(Column column) {
  std::vector<html::Choice> choices = {{"", "Выберите"}};
  switch (column) {
    case Column::programme:
      for (auto const& programme : programmes())
        choices.push_back({std::string(programme.title), std::string(programme.title)});
      return choices;
    case Column::outcome:
      choices.insert(choices.end(), {{"Успешно", "Успешно"}, {"Неуспешно", "Неуспешно"}});
      return choices;
    case Column::knowledge_check:
      choices.insert(choices.end(), {{"Да", "Да"}, {"Нет", "Нет"}});
      return choices;
    default:
      return {};
  }
}

html::View view_of(FormField const& field, std::string const& value, std::vector<html::FieldError> const& errors) {
  auto const choices = choices_of_field(field.column);
  auto const error = html::error_of(errors, field.name);
  bool const is_date = field.column == Column::entered_on || field.column == Column::checked_on;
  auto view = choices.empty() ? html::field_view(field.name, title(field.column), field.hint, value, error)
                              : html::choice_view(field.name, title(field.column), field.hint, choices, value, error);
  return view.set("is_choice", !choices.empty()).set("is_date", is_date).set("is_text", choices.empty() && !is_date);
}

// One form: of a new record, or of the one it changes.
struct Form {
  Replaced replaced;
  Draft draft;
  std::vector<html::FieldError> errors;
  html::Notice trouble;  // with a link to another record; no title: none
};

std::string address_of(std::int64_t id) {
  return "/training/pending/" + (id == 0 ? std::string("new") : std::to_string(id));
}

http::Response form_page(web::PageContext const& context, Form const& form) {
  auto const id = form.replaced.id;
  std::vector<html::View> fields;
  for (auto const& field : form_fields) fields.push_back(view_of(field, form.draft[field.column], form.errors));
  html::Page page;
  page.title = id == 0 ? "Добавить запись" : "Изменить запись";
  page.has_errors = !form.errors.empty() || !form.trouble.title.empty();
  page.back_href = "/training/pending";
  page.main = html::render("src/training/pending_page/record_form.html",
                           html::error_summary(form.errors)
                               .set("heading", page.title)
                               .set("actions", "")
                               .set("csrf_token", context.csrf_token)
                               .set("post_to", address_of(id))
                               .set("draft", id == 0 ? "record-new" : "record-" + std::to_string(id))
                               .set("delete_to", id == 0 ? "" : address_of(id) + "/delete")
                               .set("fingerprint", form.replaced.fingerprint)
                               .set("trouble", form.trouble.title)
                               .set("trouble_text", form.trouble.text)
                               .set("trouble_href", form.trouble.link_href)
                               .set("trouble_link", form.trouble.link_title)
                               .set("fields", fields));
  auto const status = page.has_errors ? 422 : 200;
  return web::show(context, std::move(page), status);
}

html::Notice trouble_of(RefusalKind const& kind, std::int64_t other) {
  bool const waits = &kind == &refusals::record_waits;
  return {html::Notice::Kind::important, std::string(kind.title), std::string(kind.advice),
          waits ? "Открыть ту запись" : "Открыть запись, как она есть сейчас", address_of(other)};
}

// A number that another provider holds goes to the ministry's disputes, from a form as from a file (TRN-04).
void open_disputes_over(web::ActionContext const& context, SaveFindings const& findings) {
  if (findings.claims.empty()) return;
  context.write([&](database::Tx& tx) {
    open_disputes(tx, findings.claims, context.actor.organisation, std::nullopt, context.now);
  });
}

http::Response save(web::ActionContext const& context, std::int64_t id) {
  auto const provider = context.read([&](database::ReadTx& tx) { return acting_provider(tx, context.actor); });
  if (!provider) return web::refused(context, provider.error());
  Form form{{id, context.request.form.get("fingerprint")}, typed_draft(context.request.form), {}, {}};
  auto const checked = check_draft(form.draft, *provider, context.today());
  form.errors = field_errors(checked.errors);
  if (!checked.record) return form_page(context, form);
  SaveFindings findings;
  auto const saved = context.write([&](database::Tx& tx) {
    return save_pending(tx, context.actor, form.replaced, *checked.record, findings, context.now);
  });
  if (saved) return http::see_other(id == 0 ? "/training/pending?done=added" : "/training/pending?done=changed");
  open_disputes_over(context, findings);
  auto const& kind = *saved.error().kind;
  bool const of_other = &kind == &refusals::record_waits || &kind == &refusals::pending_changed;
  if (of_other) form.trouble = trouble_of(kind, findings.same != 0 ? findings.same : id);
  form.errors = field_errors(findings.errors);
  return of_other || !form.errors.empty() ? form_page(context, form) : web::refused(context, saved.error());
}

}  // namespace

http::Response show_new_record(web::PageContext const& context) {
  auto const provider = context.read([&](database::ReadTx& tx) { return acting_provider(tx, context.actor); });
  if (!provider) return web::refused(context, provider.error());
  Form form;
  form.draft[Column::registry_number] = "Новый";
  form.draft[Column::knowledge_check] = "Да";
  return form_page(context, form);
}

http::Response submit_new_record(web::ActionContext const& context) {
  return save(context, 0);
}

http::Response show_edit_record(web::PageContext const& context) {
  auto const record = context.read(
      [&](database::ReadTx& tx) { return own_loose_record(tx, context.actor, context.request.id("record")); });
  if (!record) return web::refused(context, record.error());
  return form_page(context, {{record->id, fingerprint(record->record)}, draft_of(record->record), {}, {}});
}

http::Response submit_edit_record(web::ActionContext const& context) {
  auto const record = context.read(
      [&](database::ReadTx& tx) { return own_loose_record(tx, context.actor, context.request.id("record")); });
  if (!record) return web::refused(context, record.error());
  return save(context, record->id);
}

}  // namespace obereg::training
