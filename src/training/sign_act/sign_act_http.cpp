#include "training/sign_act/sign_act_http.hpp"

#include "access/accounts/names.hpp"
#include "platform/html/render.hpp"
#include "platform/web/pages.hpp"
#include "training/records/shown.hpp"
#include "training/refusals.hpp"
#include "training/sign_act/sign_act.hpp"
#include "training/sign_set/sign_set_http.hpp"
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

std::vector<html::View> facts_of(ActDraft const& draft) {
  auto const row = [](std::string_view key, std::string_view value) {
    return html::View{{"key", key}, {"value", value}, {"is_number", false}, {"change_href", ""}, {"change_of", ""}};
  };
  auto const& record = draft.record;
  return {row("Причина", draft.reason),
          row("Работник", full_name(record)),
          row("Работодатель", record.employer_name),
          row("Программа", programme_title(record.programme_id)),
          row("Проверка знаний", record.checked_on.russian() + ", протокол " + record.protocol_number),
          row("Результат", shown(record.outcome)),
          row("Организация, проводившая обучение", record.provider_name)};
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
  page.main = html::render("src/training/sign_act/sign_act.html",
                           {{"heading", page.title},
                            {"lead", corrects(draft) ? "После подписи запись изменится, прежняя останется в её истории."
                                                     : "После подписи запись станет недействительной. Она останется в "
                                                       "реестре с отметкой, вернуть её будет нельзя."},
                            {"rows", facts_of(draft)},
                            {"has_changes", !changes.empty()},
                            {"changes", changes},
                            {"bytes_url", address_of(draft) + "/bytes"},
                            {"bytes_name", "act-" + std::to_string(draft.id.value) + ".txt"},
                            {"post_to", address_of(draft)},
                            {"plugin_script_url", ""},
                            {"csrf_token", context.csrf_token},
                            {"error", refusal ? refusal->kind->title : ""},
                            {"error_advice", refusal ? refusal->kind->advice : ""},
                            {"detail", refusal ? refusal->detail : ""}});
  return web::show(context, std::move(page), refusal ? refusal->kind->status : 200);
}

http::Response page_of_signed(web::PageContext const& context, ActDraft const& draft) {
  auto const act = context.read([&](database::ReadTx& tx) { return find_act(tx, *draft.act).value(); });
  auto rows = facts_of(draft);
  auto const signed_by = access::holder_name(act.signer) + ", " + russian_moment(act.signed_at);
  rows.push_back(
      {{"key", "Подписал"}, {"value", signed_by}, {"is_number", false}, {"change_href", ""}, {"change_of", ""}});
  html::Page page;
  page.title = "Запись № " + draft.record.registry_number + (corrects(draft) ? " исправлена" : " аннулирована");
  page.back_href = record_address(draft.record.registry_number);
  page.main = html::render("src/training/sign_act/signed_act.html",
                           {{"heading", page.title},
                            {"lead", corrects(draft) ? "В реестре стоит новая версия записи, номер прежний."
                                                     : "Запись осталась в реестре с отметкой «Аннулирована»."},
                            {"rows", rows},
                            {"has_receipt", !act.receipt_hash.empty()},
                            {"address", address_of(draft)},
                            {"record_href", page.back_href},
                            {"number", draft.record.registry_number}});
  return web::show(context, std::move(page));
}

http::Response kept_file(web::PageContext const& context, std::string const& hash, std::string type,
                         std::string const& name) {
  http::Response response;
  response.content_type = std::move(type);
  response.file = std::make_shared<std::string const>(context.files().path(hash));
  return response.download_as(name);
}

// What is kept of a signed act; nothing before that.
std::optional<Act> signed_act_of(web::PageContext const& context) {
  auto const draft = draft_of(context);
  if (!draft || !draft->act) return std::nullopt;
  return context.read([&](database::ReadTx& tx) { return find_act(tx, *draft->act); });
}

std::string file_name(web::PageContext const& context, std::string_view ending) {
  return "act-" + context.request.segment("draft") + std::string(ending);
}

}  // namespace

std::string address_of(ActDraft const& draft) {
  return (draft.by_ministry ? "/ministry/acts/" : "/training/acts/") + std::to_string(draft.id.value);
}

std::string shown_value(std::string_view column, std::string const& value) {
  auto const date = column.starts_with("Дата") ? LocalDate::parse_iso(value) : std::nullopt;
  return date ? date->russian() : value;
}

http::Response show_act(web::PageContext const& context) {
  auto const draft = draft_of(context);
  if (!draft) return web::refused(context, draft.error());
  if (draft->by_ministry)
    context.log_view("training.record-viewed", "record:" + draft->record.registry_number, "документ об аннулировании");
  if (draft->act) return page_of_signed(context, *draft);
  auto const refusal = context.read([&](database::ReadTx& tx) { return why_not_signed(tx, *draft); });
  return refusal ? web::refused(context, *refusal) : page_to_sign(context, *draft, nullptr);
}

http::Response download_act_bytes(web::PageContext const& context) {
  auto const draft = draft_of(context);
  if (!draft) return web::refused(context, draft.error());
  auto response = http::bytes(signed_bytes_of(*draft), "text/plain; charset=utf-8");
  return response.download_as(file_name(context, ".txt"));
}

http::Response download_act_signature(web::PageContext const& context) {
  auto const act = signed_act_of(context);
  if (!act) return web::refused(context, refuse(refusals::act_draft_not_found));
  return kept_file(context, act->signature_hash, "application/pkcs7-signature", file_name(context, ".txt.sig"));
}

http::Response download_act_receipt(web::PageContext const& context) {
  auto const act = signed_act_of(context);
  if (!act || act->receipt_hash.empty()) return web::refused(context, refuse(refusals::act_draft_not_found));
  return kept_file(context, act->receipt_hash, "application/json", file_name(context, ".receipt.json"));
}

http::Response submit_act(web::ActionContext const& context) {
  auto const draft = draft_of(context);
  if (!draft) return web::refused(context, draft.error());
  auto const signature = signature_of(context.request);
  auto const done = sign_act(context.services(), context.actor, draft->id, signature, context.now);
  if (done) return http::see_other(address_of(*draft));
  auto const refusal = done.error();
  bool const same_page = refusal.kind == &refusals::signature_refused;
  return same_page ? page_to_sign(context, *draft, &refusal) : web::refused(context, refusal);
}

}  // namespace obereg::training
