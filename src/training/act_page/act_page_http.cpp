#include "training/act_page/act_page_http.hpp"

#include "access/accounts/names.hpp"
#include "platform/files/document_type.hpp"
#include "platform/web/pages.hpp"
#include "training/acts/act_shown.hpp"
#include "training/oversee/log_oversight.hpp"
#include "training/refusals.hpp"
#include "training/sign_act/sign_act_http.hpp"

namespace obereg::training {

namespace {

Result<ActDraft> draft_of(web::PageContext const& context, std::string_view what) {
  auto draft =
      context.read([&](database::ReadTx& tx) { return readable_act(tx, context.actor, context.request.id("draft")); });
  if (draft)
    log_oversight(context, "training.record-viewed", "record:" + draft->record.registry_number,
                  name_of(*draft) + ": " + std::string(what));
  return draft;
}

http::Response kept_file(web::PageContext const& context, std::string const& hash, std::string_view type,
                         std::string const& name) {
  http::Response response;
  response.content_type = type;
  response.file = std::make_shared<std::string const>(context.files().path(hash));
  return response.download_as(name);
}

html::View row(std::string_view key, std::string_view value) {
  return {{"key", key}, {"value", value}, {"is_number", false}, {"change_href", ""}, {"change_of", ""}};
}

http::Response page_of_signed(web::PageContext const& context, ActDraft const& draft) {
  auto const act = context.read([&](database::ReadTx& tx) { return find_act(tx, *draft.act).value(); });
  bool const corrects = draft.kind == ledger::EventKind::corrected;
  auto rows = facts_of_act(draft);
  for (auto const& more :
       {row("Подписал", access::holder_name(act.signer)), row("Сертификат, SHA-256", act.thumbprint),
        row("Подписанный файл, SHA-256", act.file_hash), row("Подписан", russian_moment(act.signed_at)),
        row("Внесён", russian_moment(act.published_at.value_or(act.signed_at)))})
    rows.push_back(more);
  html::Page page;
  page.title = "Запись № " + draft.record.registry_number + (corrects ? " исправлена" : " аннулирована");
  page.back_href = record_address(draft.record.registry_number);
  page.main = html::render("src/training/act_page/act.html",
                           {{"heading", page.title},
                            {"lead", corrects ? "В реестре стоит новая версия записи, номер прежний."
                                              : "Запись осталась в реестре с отметкой «Аннулирована»."},
                            {"rows", rows},
                            {"checks", signature_checks(act)},
                            {"has_receipt", !act.receipt_hash.empty()},
                            {"has_document", !draft.document_hash.empty()},
                            {"address", context.request.path},
                            {"name", name_of(draft)},
                            {"record_href", page.back_href},
                            {"number", draft.record.registry_number}});
  return web::show(context, std::move(page));
}

// What is kept of a signed act; nothing before that.
std::optional<Act> signed_act(web::PageContext const& context, Result<ActDraft> const& draft) {
  if (!draft || !draft->act) return std::nullopt;
  return context.read([&](database::ReadTx& tx) { return find_act(tx, *draft->act); });
}

}  // namespace

http::Response show_act(web::PageContext const& context) {
  auto const draft = draft_of(context, "страница");
  if (!draft) return web::refused(context, draft.error());
  return draft->act ? page_of_signed(context, *draft) : show_unsigned_act(context, *draft);
}

http::Response download_act_bytes(web::PageContext const& context) {
  auto const draft = draft_of(context, "файл");
  if (!draft) return web::refused(context, draft.error());
  auto response = http::bytes(signed_bytes_of(*draft), "text/plain; charset=utf-8");
  return response.download_as(name_of(*draft) + ".txt");
}

http::Response download_act_signature(web::PageContext const& context) {
  auto const draft = draft_of(context, "подпись");
  auto const act = signed_act(context, draft);
  if (!act) return web::refused(context, refuse(refusals::act_draft_not_found));
  return kept_file(context, act->signature_hash, "application/pkcs7-signature", name_of(*draft) + ".txt.sig");
}

http::Response download_act_receipt(web::PageContext const& context) {
  auto const draft = draft_of(context, "квитанция");
  auto const act = signed_act(context, draft);
  if (!act || act->receipt_hash.empty()) return web::refused(context, refuse(refusals::act_draft_not_found));
  return kept_file(context, act->receipt_hash, "application/json", name_of(*draft) + ".receipt.json");
}

http::Response download_decision(web::PageContext const& context) {
  auto const draft = draft_of(context, "документ решения");
  if (!draft || draft->document_hash.empty()) return web::refused(context, refuse(refusals::act_draft_not_found));
  // What was kept before only documents were taken is handed out as bytes.
  auto const type = files::document_type_of_file(context.files().path(draft->document_hash))
                        .value_or(files::DocumentType{"", "application/octet-stream"});
  return kept_file(context, draft->document_hash, type.media_type,
                   name_of(*draft) + "-decision" + std::string(type.extension));
}

}  // namespace obereg::training
