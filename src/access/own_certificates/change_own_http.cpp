#include <algorithm>

#include "access/accounts/names.hpp"
#include "access/own_certificates/change_own.hpp"
#include "access/own_certificates/own_certificate.hpp"
#include "access/own_certificates/own_certificates_http.hpp"
#include "access/refusals.hpp"
#include "access/sessions/sessions.hpp"
#include "access/sign_in/challenge.hpp"
#include "core/text.hpp"
#include "platform/html/form.hpp"
#include "platform/signatures/refusals.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/sign_panel.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::access {

namespace {

constexpr std::string_view challenge_file = "obereg-sertifikat.txt";

// What staff can settle where the site by itself may not: then an application with this certificate is the way.
bool needs_request(RefusalKind const& kind) {
  return &kind == &signatures::refusals::unknown_ca || &kind == &refusals::own_certificate_of_another ||
         &kind == &refusals::certificate_of_another_organisation;
}

http::Response add_page(web::ActionContext const& context, Added const* refused) {
  auto const challenge = context.write([&](database::Tx& tx) {
    auto const whose = "account:" + std::to_string(context.actor.account.value);
    return offer_challenge(tx, context.settings().origin, whose, context.now, binding_to(context.actor.account));
  });
  if (!challenge) return web::refused(context, challenge.error());
  auto const* refusal = refused ? &*refused->refusal : nullptr;
  bool const may_apply = refusal && refused->signer && needs_request(*refusal->kind);
  html::Page page;
  page.title = "Добавить сертификат";
  page.has_errors = refusal != nullptr;
  page.scripts = {"sign.js"};
  page.back_href = "/account/certificates";
  html::View view{{"csrf_token", context.csrf_token},
                  {"bytes_url", "/account/certificates/add/challenge/" + challenge->token},
                  {"bytes_name", challenge_file},
                  {"post_to", "/account/certificates/add?challenge=" + challenge->token},
                  {"plugin_script_url", ""},
                  {"refused_title", "Сертификат не добавлен"},
                  {"apply_words", "Подать заявку с этим сертификатом"},
                  {"error", refusal ? refusal->kind->title : ""},
                  {"error_advice", refusal ? refusal->kind->advice : ""},
                  {"detail", refusal ? refusal->detail : ""},
                  {"refused_certificate", may_apply ? text::base64(refused->signer->der) : std::string()}};
  web::add_panel_error(view, context.request, refusal);
  page.main = html::render("src/access/own_certificates/add.html", view);
  return web::show(context, std::move(page), refusal ? refusal->kind->status : 200).with("Cache-Control", "no-store");
}

struct Asked {
  OwnCertificate certificate;
  bool is_last = false;    // of those that are usable
  bool ends_this = false;  // the session that asks was opened by it
};

std::optional<Asked> asked_removal(web::PageContext const& context) {
  auto const trust = context.trust().get();
  auto const id = context.request.id("certificate");
  return context.read([&](database::ReadTx& tx) -> std::optional<Asked> {
    auto const all = own_certificates(tx, *trust, context.actor.account, context.now);
    auto const found =
        std::find_if(all.begin(), all.end(), [&](OwnCertificate const& one) { return id && one.bound.id == *id; });
    if (found == all.end() || found->bound.removed_at) return std::nullopt;
    auto const session = find_session(tx, context.request.cookie(session_cookie), context.settings(), context.now);
    return Asked{*found, found->is_usable() && !is_replaceable(all, *id), session && session->certificate_id == *id};
  });
}

http::Response remove_page(web::PageContext const& context, Asked const& asked, Refusal const* refusal) {
  std::vector<html::FieldError> errors;
  if (refusal) errors.push_back({"last", web::in_words(*refusal)});
  auto const& bound = asked.certificate.bound;
  html::Page page;
  page.title = "Отвязать сертификат";
  page.has_errors = refusal != nullptr;
  page.back_href = "/account/certificates";
  page.main = html::render(
      "src/access/own_certificates/remove.html",
      {{"csrf_token", context.csrf_token},
       {"summary", html::error_summary(errors)},
       {"id", bound.id},
       {"subject", holder_name(bound.subject)},
       {"serial", bound.serial},
       {"until", LocalDate::at(bound.not_after, context.settings().zone).russian()},
       {"is_last", asked.is_last},
       {"ends_this", asked.ends_this},
       {"last_field", html::checkboxes_view("last", "Подтверждение", "",
                                            {{"yes",
                                              "Понимаю: войти и подписать этим сертификатом я больше не смогу, "
                                              "а другого действующего у меня нет"}},
                                            {}, html::error_of(errors, "last"))}});
  return web::show(context, std::move(page), refusal ? 422 : 200);
}

}  // namespace

http::Response show_add_own(web::ActionContext const& context) {
  return add_page(context, nullptr);
}

http::Response download_binding_challenge(web::PageContext const& context) {
  auto const asked = context.read([&](database::ReadTx& tx) {
    return open_challenge(tx, context.request.segment("challenge"), context.settings().origin, context.now,
                          binding_to(context.actor.account));
  });
  if (!asked) return web::refused(context, asked.error());
  auto response = http::bytes(*asked, "text/plain; charset=utf-8");
  response.download_as(challenge_file).with("Cache-Control", "no-store");
  return response;
}

http::Response submit_add_own(web::ActionContext const& context) {
  Addition const addition{context.request.query.get("challenge"), web::signature_of(context.request)};
  auto const added = add_own_certificate(context.services(), context.actor, addition, context.now);
  if (added.refusal) return add_page(context, &added);
  return http::see_other("/account/certificates?done=added");
}

http::Response show_remove_own(web::PageContext const& context) {
  auto const asked = asked_removal(context);
  if (!asked) return web::refused(context, refuse(web::not_found));
  return remove_page(context, *asked, nullptr);
}

http::Response submit_remove_own(web::ActionContext const& context) {
  auto const asked = asked_removal(context);
  if (!asked) return web::refused(context, refuse(web::not_found));
  bool const is_known = context.request.form.get("last") == "yes";
  auto const removed =
      remove_own_certificate(context.services(), context.actor, asked->certificate.bound.id, is_known, context.now);
  if (!removed) {
    auto const refusal = removed.error();
    bool const is_last =
        refusal.kind == &refusals::last_certificate || refusal.kind == &refusals::last_administrator_certificate;
    if (is_last) return remove_page(context, *asked, &refusal);
    return web::refused(context, refusal);
  }
  if (!asked->ends_this) return http::see_other("/account/certificates?done=removed");
  auto response = http::see_other("/sign-in?done=certificate-removed");
  response.set_cookie(session_cookie, "", 0, context.settings().secure_cookies);
  return response;
}

}  // namespace obereg::access
