#include "access/admin_authorities/admin_authorities_http.hpp"

#include "access/admin_authorities/accreditation_form.hpp"
#include "access/change_trust/change_page.hpp"
#include "access/change_trust/prepare_change.hpp"
#include "access/changed_crls/changed_crls.hpp"
#include "access/fetch_crls/crls_http.hpp"
#include "access/trust_list/trust_list.hpp"
#include "core/text.hpp"
#include "platform/html/form.hpp"
#include "platform/html/format.hpp"
#include "platform/signatures/formats/private_keys.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/sign_panel.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::access {

namespace {

std::string source_words(std::string const& source) {
  return source == "file" ? "внесён вручную из файла" : source == "demo" ? "демонстрация" : "официальный перечень";
}

html::View authority_view(Authority const& authority, Instant now) {
  bool const ended = authority.accredited_to && *authority.accredited_to <= now;
  return {{"id", authority.id},
          {"name", authority.name},
          {"from", authority.accredited_from ? LocalDate::at(*authority.accredited_from).russian() : std::string()},
          {"to", accreditation_form_of(authority).to},
          {"why", title_of(authority.why_ended)},
          {"state", authority.is_root ? "корневой"
                    : ended           ? "доверие кончилось"
                                      : "аккредитован"},
          {"colour", authority.is_root ? "blue"
                     : ended           ? "grey"
                                       : "green"}};
}

std::string empty_words(std::string const& name) {
  return "Файл «" + name + "» пустой: в нём ни одного байта. Скачайте его ещё раз";
}

html::View waiting_view(database::ReadTx& tx, TrustChange const& change, web::Settings const& settings) {
  auto view = state_view(change);
  view.set("address", address_of(change)).set("title", title_of(tx, change));
  view.set("at", russian_moment(change.created_at, settings.zone));
  view.set("effect", change.state == "ready" ? effect_words(tx, change) : std::string());
  view.set("file", change.file_name.empty() ? std::string() : "«" + change.file_name + "»");
  return view;
}

struct Listed {
  std::vector<html::View> rows;
  std::size_t count = 0;
  html::View pages;
};

// The official list names thousands: a page of them at a time.
Listed listed(database::ReadTx& tx, http::Fields const& query, std::string const& wanted, Instant now) {
  constexpr std::size_t page_size = 25;
  auto const found = authorities_found(tx, wanted);
  auto const asked = static_cast<std::size_t>(std::max(0, std::atoi(query.get("from").c_str())));
  auto const from = asked < found.size() ? asked / page_size * page_size : 0;
  auto const to = std::min(from + page_size, found.size());
  Listed list{{}, found.size(), {}};
  for (auto i = from; i < to; ++i) list.rows.push_back(authority_view(found[i], now));
  std::string const first =
      wanted.empty() ? "/admin/authorities" : "/admin/authorities?wanted=" + web::in_query(wanted);
  auto const next = first + (wanted.empty() ? "?from=" : "&from=") + std::to_string(to);
  list.pages = html::pagination_view(from > 0 ? first : std::string(), to < found.size() ? next : std::string(), "");
  return list;
}

http::Response list_page(web::PageContext const& context, std::vector<html::FieldError> const& errors) {
  auto const wanted = text::tidy_spaces(context.request.query.get("wanted"));
  Listed list;
  std::vector<html::View> crl_rows, waiting;
  std::string unused;
  context.read([&](database::ReadTx& tx) {
    list = listed(tx, context.request.query, wanted, context.now);
    for (auto const& change : waiting_changes(tx)) waiting.push_back(waiting_view(tx, change, context.settings()));
    crl_rows = crl_views(tx, context.settings(), context.now);
    unused = unused_words(tx);
  });
  bool const refuses = context.trust().get()->missing_crl() == signatures::MissingCrl::refuse;
  auto crl =
      html::field_view("crl", "Файл списка отозванных сертификатов (.crl)", "", "", html::error_of(errors, "crl"));
  auto tsl = html::field_view("tsl", "Файл перечня (XML)", "Перечень публикует e-trust.gosuslugi.ru", "",
                              html::error_of(errors, "tsl"));
  return web::show(
      context, "Удостоверяющие центры", "src/access/admin_authorities/authorities.html",
      {{"has_authorities", !list.rows.empty()},
       {"authorities", list.rows},
       {"count", html::counted(static_cast<long long>(list.count), "сертификат", "сертификата", "сертификатов")},
       {"pages", list.pages},
       {"filter_action", "/admin/authorities"},
       {"has_filter", !wanted.empty()},
       {"wanted_field", html::field_view("wanted", "Название центра", "", wanted, "")},
       {"crls", crl_rows},
       {"has_crls", !crl_rows.empty()},
       {"unused", unused},
       {"fetches", context.settings().fetches_crls},
       {"crl_rule", refuses ? "Пока список центра не получен или устарел, вход и подпись с его сертификатами закрыты."
                            : "Пока список центра не получен или устарел, его сертификаты принимаются с оговоркой."},
       {"has_waiting", !waiting.empty()},
       {"waiting", waiting},
       {"summary", html::error_summary(errors)},
       {"crl_field", crl.set("accept", ".crl,.pem")},
       {"tsl_field", tsl.set("accept", ".xml")}},
      errors.empty() ? 200 : 422);
}

http::Response add_page(web::PageContext const& context, AccreditationForm const& form) {
  auto file = html::field_view("certificate", "Сертификат удостоверяющего центра (.cer)", "", "",
                               html::error_of(form.errors, "certificate"));
  html::View view{{"summary", html::error_summary(form.errors)}, {"file_field", file.set("accept", ".cer,.crt,.pem")}};
  add_fields(view, form);
  return web::show(context, "Внести удостоверяющий центр", "src/access/admin_authorities/add.html", std::move(view),
                   form.errors.empty() ? 200 : 422);
}

http::Response authority_page(web::PageContext const& context, Authority const& authority,
                              AccreditationForm const& form, std::string const& reason) {
  html::View view{
      {"id", authority.id},
      {"name", authority.name},
      {"subject", authority.subject},
      {"thumbprint", authority.thumbprint},
      {"source", source_words(authority.source)},
      {"added_at", russian_moment(authority.added_at)},
      {"summary", html::error_summary(form.errors)},
      {"reason_field", html::field_view("reason", "Основание", "Номер и дата решения, письмо, сообщение центра", reason,
                                        html::error_of(form.errors, "reason"))}};
  add_fields(view, form);
  return web::show(context, authority.name, "src/access/admin_authorities/authority.html", std::move(view),
                   form.errors.empty() ? 200 : 422);
}

std::optional<Authority> asked_authority(web::PageContext const& context) {
  auto const id = context.request.id("authority");
  if (!id) return std::nullopt;
  return context.read([&](database::ReadTx& tx) { return find_authority(tx, *id); });
}

}  // namespace

http::Response show_authorities(web::PageContext const& context) {
  return list_page(context, {});
}

http::Response show_add_authority(web::PageContext const& context) {
  return add_page(context, {});
}

http::Response submit_add_authority(web::ActionContext const& context) {
  auto form = accreditation_form_of(context.request.form);
  auto const accreditation = accreditation_of(form);
  auto const* file = context.request.file("certificate");
  if (!file || file->size == 0) form.errors.push_back({"certificate", "Выберите файл сертификата"});
  if (!form.errors.empty()) return add_page(context, form);
  auto const certificate = signatures::parse_certificate(web::sent_bytes(*file));
  auto const added = certificate ? context.write([&](database::Tx& tx) {
    return add_authority(tx, context.actor, *certificate, accreditation, "file", context.now);
  })
                                 : Result<std::int64_t>(certificate.error());
  if (added) return http::see_other("/admin/authorities/" + std::to_string(*added));
  form.errors.push_back({"certificate", web::in_words(added.error())});
  return add_page(context, form);
}

http::Response show_authority(web::PageContext const& context) {
  auto const authority = asked_authority(context);
  if (!authority) return web::refused(context, refuse(web::not_found));
  return authority_page(context, *authority, accreditation_form_of(*authority), "");
}

http::Response download_authority(web::PageContext const& context) {
  auto const authority = asked_authority(context);
  if (!authority) return web::refused(context, refuse(web::not_found));
  auto response = http::bytes(context.read([&](database::ReadTx& tx) { return authority_bytes(tx, authority->id); }),
                              "application/pkix-cert");
  return response.download_as(authority->thumbprint.substr(0, 16) + ".cer");
}

http::Response submit_authority(web::ActionContext const& context) {
  auto const authority = asked_authority(context);
  if (!authority) return web::refused(context, refuse(web::not_found));
  auto form = accreditation_form_of(context.request.form);
  auto const accreditation = accreditation_of(form);
  auto const reason = text::tidy_spaces(context.request.form.get("reason"));
  if (form.errors.empty() && accreditation == accreditation_of(*authority))
    form.errors.push_back({"from", "Сроки те же, что и были: менять нечего"});
  if (reason.empty()) form.errors.push_back({"reason", "Напишите, на каком основании меняете сроки"});
  if (!form.errors.empty()) return authority_page(context, *authority, form, reason);
  auto const change = context.write([&](database::Tx& tx) {
    return propose_hand(tx, context.actor, *authority, accreditation, reason, context.now);
  });
  return http::see_other("/admin/authorities/changes/" + std::to_string(change));
}

http::Response submit_tsl(web::ActionContext const& context) {
  auto const* upload = context.request.file("tsl");
  if (!upload) return list_page(context, {{"tsl", "Выберите файл перечня (XML)"}});
  if (upload->size == 0) return list_page(context, {{"tsl", empty_words(upload->name)}});
  auto const stored = context.files().put_file(*upload->path);
  auto const change = context.write(
      [&](database::Tx& tx) { return propose_tsl(tx, context.actor, stored, upload->name, context.now); });
  return http::see_other("/admin/authorities/changes/" + std::to_string(change));
}

http::Response submit_crl(web::ActionContext const& context) {
  auto const* file = context.request.file("crl");
  if (!file) return list_page(context, {{"crl", "Выберите файл списка"}});
  if (file->size == 0) return list_page(context, {{"crl", empty_words(file->name)}});
  auto const bytes = web::sent_bytes(*file);
  if (auto const* key = signatures::labelled_key_in(bytes))
    return list_page(context, {{"crl", web::in_words(refuse(*key))}});
  auto const change =
      context.write([&](database::Tx& tx) { return propose_crl(tx, context.actor, bytes, file->name, context.now); });
  if (!change) return list_page(context, {{"crl", web::in_words(change.error())}});
  return http::see_other("/admin/authorities/changes/" + std::to_string(*change));
}

}  // namespace obereg::access
