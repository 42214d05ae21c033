#include "access/sign_in/sign_in_http.hpp"

#include <algorithm>

#include "access/sign_in/challenge.hpp"
#include "access/sign_in/sign_in.hpp"
#include "platform/audit/audit.hpp"
#include "platform/html/render.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access {

namespace {

constexpr std::string_view challenge_file = "obereg-vhod.txt";

http::Response sign_in_page(web::PageContext const& context, std::string const& token, Refusal const* refusal) {
  html::Page page;
  page.title = "Вход по сертификату";
  page.has_errors = refusal != nullptr;
  page.scripts = {"sign.js"};
  auto const next = local_path(context.request.query.get("next"));
  auto const detail = refusal ? refusal->detail : std::string();
  page.main =
      html::render("src/access/sign_in/sign_in.html",
                   {{"csrf_token", context.csrf_token},
                    {"challenge", token},
                    {"bytes_url", "/sign-in/challenge/" + token},
                    {"bytes_name", challenge_file},
                    {"post_to", "/sign-in?challenge=" + token + (next.empty() ? "" : "&next=" + web::in_query(next))},
                    {"plugin_script_url", ""},
                    {"error", refusal ? refusal->kind->title : ""},
                    {"error_advice", refusal ? refusal->kind->advice : ""},
                    {"detail", detail}});
  return web::show(context, std::move(page), refusal ? refusal->kind->status : 200).with("Cache-Control", "no-store");
}

std::string signature_of(http::Request const& request) {
  if (auto const* file = request.file("signature_file"); file && file->size > 0) return file->bytes();
  return request.form.get("signature");
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

http::Response show_sign_in(web::ActionContext const& context) {
  auto const challenge =
      context.write([&](database::Tx& tx) { return make_challenge(tx, context.settings().origin, context.now); });
  return sign_in_page(context, challenge.token, nullptr);
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
  SignInAttempt const attempt{request.query.get("challenge"), signature_of(request), request.remote_address,
                              request.header("user-agent")};
  auto const signed_in =
      sign_in(context.services().database, *context.trust().get(), context.settings(), attempt, context.now);
  if (!signed_in) {
    auto const refusal = signed_in.error();
    // The form comes back with a fresh challenge: the old one may be what was wrong.
    auto const challenge =
        context.write([&](database::Tx& tx) { return make_challenge(tx, context.settings().origin, context.now); });
    return sign_in_page(context, challenge.token, &refusal);
  }
  auto const next = local_path(request.query.get("next"));
  auto response = http::see_other(next.empty() ? home_of(context.sections, signed_in->cabinet) : next);
  response.set_cookie(session_cookie, signed_in->token, std::nullopt, context.settings().secure_cookies);
  return response;
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
