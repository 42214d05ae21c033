#include "app/audit_log/audit_http.hpp"

#include <algorithm>

#include "app/audit_log/audit_entries.hpp"
#include "app/audit_log/audit_export.hpp"
#include "app/audit_log/vocabulary.hpp"
#include "app/verify_audit/verify_audit_http.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/searches/kept_search.hpp"

namespace obereg::app {

namespace {

constexpr int page_size = 50;
constexpr char const* address = "/admin/audit";

html::View entry_view(AuditEntry const& found, web::PageContext const& context) {
  auto const& entry = found.entry;
  auto const subject = subject_in_words(entry.subject, context.actor);
  bool const is_person = entry.account_id != 0;
  auto const person = address + ("?account=" + std::to_string(entry.account_id));
  return {{"number", entry.number},
          {"at", russian_moment(entry.at, context.settings().zone)},
          {"actor", entry.actor_name.empty() ? "Неизвестный" : entry.actor_name},
          {"person_href", is_person ? person : ""},
          {"organisation", found.organisation_name},
          {"address", entry.address},
          {"action", action_in_words(entry.action)},
          {"action_code", entry.action},
          {"subject", subject.words},
          {"subject_href", subject.href},
          {"subject_code", entry.subject},
          {"details", entry.details},
          {"previous_hash", found.previous_hash.empty() ? "нет: это первая запись" : found.previous_hash},
          {"hash", found.hash}};
}

// Actions by groups, in the order of the vocabulary.
std::vector<html::View> action_groups(std::string const& chosen) {
  std::vector<std::string_view> groups;
  for (auto const& known : vocabulary().actions)
    if (std::find(groups.begin(), groups.end(), known.group) == groups.end()) groups.push_back(known.group);
  std::vector<html::View> views;
  for (auto const group : groups) {
    std::vector<html::View> actions;
    for (auto const& known : vocabulary().actions)
      if (known.group == group)
        actions.push_back({{"value", known.action}, {"text", known.words}, {"is_chosen", known.action == chosen}});
    views.push_back({{"group", group}, {"actions", actions}});
  }
  return views;
}

html::View subject_field(AuditFilter const& filter, std::string const& error) {
  std::vector<html::Choice> choices{{"", "Всё"}};
  for (auto const& known : vocabulary().subjects)
    choices.push_back({std::string(known.kind), std::string(known.title)});
  return html::choice_view("subject_kind", "Над чем", "", choices, filter.subject_kind, error);
}

void show_fields(html::View& view, AuditFilter const& filter, std::vector<html::FieldError> const& errors) {
  auto const field = [&](char const* id, char const* label, char const* hint, std::string const& value) {
    return html::field_view(id, label, hint, value, html::error_of(errors, id));
  };
  view.set("groups", action_groups(filter.action))
      .set("who_field", field("who", "Кто", "Имя или почта", filter.who))
      .set("account_field", field("account", "Номер учётной записи", "", filter.account))
      .set("organisation_field", field("organisation", "Организация", "Название или ИНН", filter.organisation))
      .set("subject_field", subject_field(filter, html::error_of(errors, "subject_kind")))
      .set("number_field", field("subject_number", "Номер", "Того, что выбрано слева", filter.subject_number))
      .set("from_field", field("from", "С какого дня", "", filter.from))
      .set("to_field", field("to", "По какой день", "", filter.to))
      .set("text_field", field("text", "Слова из подробностей", "", filter.text));
}

// Where the search names a person, the way on is a form: a name may not stand in an address.
void show_ways_on(html::View& view, AuditFilter const& filter, std::int64_t next) {
  bool const personal = filter.is_personal();
  auto const first = filter.before > 0 ? address + in_address(filter, 0) : std::string();
  auto const on = next > 0 ? address + in_address(filter, next) : std::string();
  view.set("is_personal", personal)
      .set("csv_href", std::string(address) + "/export" + in_address(filter, 0))
      .set("xlsx_href", std::string(address) + "/export.xlsx" + in_address(filter, 0))
      .set("most_in_sheet", html::number(most_in_sheet))
      .set("export_fields", hidden_fields(filter, 0))
      .set("has_next_form", personal && next > 0)
      .set("next_fields", hidden_fields(filter, next))
      .set("pages", personal ? html::pagination_view("", "", "") : html::pagination_view(first, on, ""));
}

}  // namespace

http::Response audit_page(web::PageContext const& context, AuditFilter const& filter) {
  auto const errors = errors_of(filter);
  std::vector<AuditEntry> entries;
  if (errors.empty())
    entries = context.read(
        [&](database::ReadTx& tx) { return audit_entries(tx, filter, context.settings().zone, page_size + 1); });
  bool const has_more = html::cut_to_page(entries, page_size);
  std::vector<html::View> rows;
  for (auto const& entry : entries) rows.push_back(entry_view(entry, context));
  html::View view{{"csrf_token", context.csrf_token},
                  {"entries", rows},
                  {"has_rows", !rows.empty()},
                  {"filter_action", address},
                  {"search_action", address},
                  {"has_filter", !filter.is_empty()},
                  {"check_part", newest_check_view(context)},
                  {"summary", html::error_summary(errors)}};
  show_fields(view, filter, errors);
  show_ways_on(view, filter, has_more ? entries.back().entry.number : 0);
  html::Page page;
  page.title = "Журнал действий";
  page.has_errors = !errors.empty();
  page.main = html::render("src/app/audit_log/audit.html", view);
  return web::show(context, std::move(page), errors.empty() ? 200 : 422);
}

namespace {

http::Response show_audit(web::PageContext const& context) {
  auto const sought = web::sought(context);
  if (!sought) return web::refused(context, sought.error());
  return audit_page(context, audit_filter_of(sought->list().empty() ? context.request.query : *sought));
}

http::Response search_audit(web::ActionContext const& context) {
  return web::show_found(context);
}

}  // namespace

web::Routes audit_routes() {
  constexpr web::Permission admin{"admin"};
  return {
      web::get("/admin/audit", admin, show_audit),
      web::post("/admin/audit", admin, search_audit),
      web::get("/admin/audit/export", admin, export_audit_as_csv),
      web::post("/admin/audit/export", admin, export_found_audit_as_csv),
      web::get("/admin/audit/export.xlsx", admin, export_audit_as_xlsx),
      web::post("/admin/audit/export.xlsx", admin, export_found_audit_as_xlsx),
  };
}

}  // namespace obereg::app
