#include "training/sign_act/sign_act_http.hpp"

#include "platform/html/render.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/sign_panel.hpp"
#include "training/acts/act_shown.hpp"
#include "training/records/shown.hpp"
#include "training/refusals.hpp"
#include "training/sign_act/sign_act.hpp"
#include "training/sign_set/signed_bytes.hpp"

namespace obereg::training {

namespace {

bool corrects(ActDraft const& draft) {
  return draft.kind == ledger::EventKind::corrected;
}

std::string heading_of(ActDraft const& draft) {
  return (corrects(draft) ? "Исправить запись № " : "Аннулировать запись № ") + draft.record.registry_number;
}

Result<ActDraft> draft_of(web::PageContext const& context) {
  return context.read(
      [&](database::ReadTx& tx) { return visible_draft(tx, context.actor, context.request.id("draft")); });
}

std::vector<html::View> changes_of(web::PageContext const& context, ActDraft const& draft) {
  if (!corrects(draft)) return {};
  auto const standing =
      context.read([&](database::ReadTx& tx) { return find_standing(tx, draft.record.registry_number); });
  auto const before = signed_row(standing->record), after = signed_row(draft.record);
  std::vector<html::View> changes;
  for (std::size_t i = 0; i < before.size(); ++i)
    if (before[i] != after[i])
      changes.push_back({{"column", signed_columns[i]},
                         {"before", shown_value(signed_columns[i], before[i])},
                         {"after", shown_value(signed_columns[i], after[i])}});
  return changes;
}

http::Response page_to_sign(web::PageContext const& context, ActDraft const& draft, Refusal const* refusal) {
  auto const changes = changes_of(context, draft);
  html::Page page;
  page.title = heading_of(draft);
  page.back_href = record_address(draft.record.registry_number);
  page.has_errors = refusal != nullptr;
  page.scripts = {"sign.js"};
  html::View view{{"heading", page.title},
                  {"lead", corrects(draft) ? "После подписи запись изменится, прежняя останется в её истории."
                                           : "После подписи запись станет недействительной. Она останется в "
                                             "реестре с отметкой, вернуть её будет нельзя."},
                  {"rows", facts_of_act(draft)},
                  {"has_document", !draft.document_hash.empty()},
                  {"address", address_of(draft)},
                  {"has_changes", !changes.empty()},
                  {"changes", changes},
                  {"bytes_url", address_of(draft) + "/bytes"},
                  {"bytes_name", name_of(draft) + ".txt"},
                  {"post_to", address_of(draft)},
                  {"plugin_script_url", ""},
                  {"csrf_token", context.csrf_token},
                  {"error", refusal ? refusal->kind->title : ""},
                  {"error_advice", refusal ? refusal->kind->advice : ""},
                  {"detail", refusal ? refusal->detail : ""}};
  web::add_panel_error(view, context.request, refusal);
  page.main = html::render("src/training/sign_act/sign_act.html", view);
  return web::show(context, std::move(page), refusal ? refusal->kind->status : 200);
}

}  // namespace

std::string address_of(ActDraft const& draft) {
  return (draft.by_ministry ? "/ministry/acts/" : "/training/acts/") + std::to_string(draft.id.value);
}

std::vector<html::View> facts_of_act(ActDraft const& draft) {
  auto const row = [](std::string_view key, std::string_view value) {
    return html::View{{"key", key}, {"value", value}, {"is_number", false}, {"change_href", ""}, {"change_of", ""}};
  };
  auto const& record = draft.record;
  return {row("Причина", shown_reason(draft.reason, draft.document_hash)),
          row("Работник", full_name(record)),
          row("Работодатель", record.employer_name),
          row("Программа", programme_title(record.programme_id)),
          row("Проверка знаний", record.checked_on.russian() + ", протокол " + record.protocol_number),
          row("Результат", shown(record.outcome)),
          row("Организация, проводившая обучение", record.provider_name)};
}

std::string shown_value(std::string_view column, std::string const& value) {
  auto const date = column.starts_with("Дата") ? LocalDate::parse_iso(value) : std::nullopt;
  if (date) return date->russian();
  auto const snils = column == "СНИЛС" ? Snils::parse(value) : std::nullopt;
  return snils ? snils->printed() : value;
}

http::Response show_unsigned_act(web::PageContext const& context, ActDraft const& draft) {
  auto const refusal = context.read([&](database::ReadTx& tx) { return why_not_signed(tx, draft); });
  return refusal ? web::refused(context, *refusal) : page_to_sign(context, draft, nullptr);
}

http::Response submit_act(web::ActionContext const& context) {
  auto const draft = draft_of(context);
  if (!draft) return web::refused(context, draft.error());
  auto const signature = web::signature_of(context.request);
  auto const done = sign_act(context.services(), context.actor, draft->id, signature, context.now);
  if (done) return http::see_other(address_of(*draft));
  auto const refusal = done.error();
  bool const same_page = refusal.kind == &refusals::signature_refused;
  return same_page ? page_to_sign(context, *draft, &refusal) : web::refused(context, refusal);
}

}  // namespace obereg::training
