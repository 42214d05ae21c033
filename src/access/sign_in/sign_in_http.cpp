#include "access/sign_in/sign_in_http.hpp"

#include <algorithm>

#include "access/refusals.hpp"
#include "access/regain_request/regain_request_http.hpp"
#include "access/sign_in/challenge.hpp"
#include "access/sign_in/sign_in.hpp"
#include "core/text.hpp"
#include "platform/attempts/attempts.hpp"
#include "platform/audit/audit.hpp"
#include "platform/html/render.hpp"
#include "platform/signatures/refusals.hpp"
#include "platform/signatures/verify.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/sign_panel.hpp"

namespace obereg::access {

namespace {

constexpr std::string_view challenge_file = "obereg-vhod.txt";

// Refused for what the certificate is, not for how the challenge was signed: a request for access is the way out.
bool needs_request(RefusalKind const& kind) {
  using namespace signatures::refusals;
  auto const kinds = {&expired,
                      &revoked,
                      &unknown_ca,
                      &ca_expired,
                      &not_accredited,
                      &no_conformity,
                      &weak_algorithm,
                      &refusals::certificate_unknown,
                      &refusals::certificate_removed};
  return std::find(kinds.begin(), kinds.end(), &kind) != kinds.end();
}

// The signer's certificate, to fill a request in from; "" where a request would not help.
std::string refused_certificate(web::ActionContext const& context, SignInAttempt const& attempt,
                                Refusal const& refusal) {
  if (!needs_request(*refusal.kind)) return "";
  auto const signer = signatures::verify(*context.trust().get(), attempt.signature, "", context.now).signer;
  return signer ? text::base64(signer->der) : std::string();
}

// The form opens with the certificate that was refused: where that can be right, the button says so.
char const* apply_words(RefusalKind const& kind) {
  if (&kind == &refusals::certificate_unknown || &kind == &signatures::refusals::unknown_ca)
    return "Подать заявку с этим сертификатом";
  return &kind == &refusals::certificate_removed ? "Подать заявку с этим или новым сертификатом"
                                                 : "Подать заявку с новым сертификатом";
}

Result<Challenge> fresh_challenge(web::ActionContext const& context) {
  auto const network = attempts::network_of(context.request.remote_address);
  return context.write(
      [&](database::Tx& tx) { return offer_challenge(tx, context.settings().origin, network, context.now); });
}

http::Response sign_in_page(web::ActionContext const& context, std::string const& token, Refusal const* refusal,
                            SignInAttempt const* attempt = nullptr) {
  html::Page page;
  page.title = "Вход по сертификату";
  page.has_errors = refusal != nullptr;
  page.scripts = {"sign.js"};
  if (!refusal && context.request.query.get("done") == "everywhere")
    page.notices.push_back({html::Notice::Kind::success, "Вы вышли на всех устройствах",
                            "Чтобы продолжить работу, войдите снова.", "", ""});
  if (!refusal && context.request.query.get("done") == "certificate-removed")
    page.notices.push_back({html::Notice::Kind::success, "Сертификат отвязан",
                            "Сеансы, которые открыли им, закрыты. Войдите другим способом.", "", ""});
  auto const next = local_path(context.request.query.get("next"));
  html::View view{{"csrf_token", context.csrf_token},
                  {"challenge", token},
                  {"bytes_url", "/sign-in/challenge/" + token},
                  {"bytes_name", challenge_file},
                  {"post_to", "/sign-in?challenge=" + token + (next.empty() ? "" : "&next=" + web::in_query(next))},
                  {"password_href", "/sign-in/password" + (next.empty() ? "" : "?next=" + web::in_query(next))},
                  {"plugin_script_url", ""},
                  {"esia_on", context.settings().esia.on()},
                  {"next", next},
                  {"refused_title", "Войти не удалось"},
                  {"apply_words", refusal ? apply_words(*refusal->kind) : ""},
                  {"error", refusal ? refusal->kind->title : ""},
                  {"error_advice", refusal ? refusal->kind->advice : ""},
                  {"detail", refusal ? refusal->detail : ""},
                  {"refused_certificate", refusal ? refused_certificate(context, *attempt, *refusal) : ""},
                  {"request_number", ""}};
  if (refusal) add_request_of(view, context, *attempt);
  web::add_panel_error(view, context.request, refusal);
  page.main = html::render("src/access/sign_in/sign_in.html", view);
  return web::show(context, std::move(page), refusal ? refusal->kind->status : 200).with("Cache-Control", "no-store");
}

// The first section that the new cabinet opens.
std::string home_of(std::vector<web::Section> const& sections, Cabinet const& cabinet) {
  auto const permissions = permissions_of(cabinet.role, cabinet.organisation.blocked_at.has_value());
  for (auto const& section : sections)
    for (auto const& permission : permissions)
      if (section.permission.name == permission) return section.href;
  return "/account";
}

}  // namespace

// A target as a request line holds it: printable ASCII. A browser takes '\' for '/', and leaves control characters out:
// "/<tab>/elsewhere" would be another site for it.
std::string local_path(std::string const& next) {
  bool const clean = std::all_of(next.begin(), next.end(), [](char letter) {
    return letter > ' ' && letter < 0x7F && letter != '\\' && letter != '#';
  });
  bool const local = next.size() > 1 && next[0] == '/' && next[1] != '/';
  return clean && local ? next : std::string();
}

http::Response enter_cabinet(web::ActionContext const& context, SignedIn const& signed_in, std::string const& wanted) {
  auto const next = local_path(wanted);
  auto const home = next.empty() ? home_of(context.sections, signed_in.cabinet) : next;
  auto const confirming = "/account/email" + (home == "/account" ? "" : "?next=" + web::in_query(home));
  auto response = http::see_other(signed_in.asks_for_email ? confirming : home);
  response.set_cookie(session_cookie, signed_in.token, std::nullopt, context.settings().secure_cookies);
  return response;
}

http::Response show_sign_in(web::ActionContext const& context) {
  auto const challenge = fresh_challenge(context);
  return challenge ? sign_in_page(context, challenge->token, nullptr) : web::refused(context, challenge.error());
}

http::Response download_challenge(web::PageContext const& context) {
  auto const text = context.read([&](database::ReadTx& tx) {
    return open_challenge(tx, context.request.segment("challenge"), context.settings().origin, context.now);
  });
  if (!text) return web::refused(context, text.error());
  auto response = http::bytes(*text, "text/plain; charset=utf-8");
  response.download_as(challenge_file).with("Cache-Control", "no-store");
  return response;
}

http::Response submit_sign_in(web::ActionContext const& context) {
  auto const& request = context.request;
  SignInAttempt const attempt{request.query.get("challenge"), web::signature_of(request), request.remote_address,
                              request.header("user-agent")};
  auto const signed_in =
      sign_in(context.services().database, *context.trust().get(), context.settings(), attempt, context.now);
  if (!signed_in) {
    auto const refusal = signed_in.error();
    // The form comes back with a fresh challenge: the old one may be what was wrong.
    auto const challenge = fresh_challenge(context);
    if (!challenge) return web::refused(context, challenge.error());
    return sign_in_page(context, challenge->token, &refusal, &attempt);
  }
  return enter_cabinet(context, *signed_in, request.query.get("next"));
}

http::Response submit_sign_out(web::ActionContext const& context) {
  auto const token = context.request.cookie(session_cookie);
  context.write([&](database::Tx& tx) {
    end_session(tx, token, context.now);
    audit::record(tx, context.actor, "access.signed-out", "account:" + std::to_string(context.actor.account.value), "",
                  context.now);
  });
  auto response = http::see_other("/");
  response.set_cookie(session_cookie, "", 0, context.settings().secure_cookies);
  return response;
}

}  // namespace obereg::access
