#include "access/regain_request/regain_request_http.hpp"

#include "access/follow_request/followed.hpp"
#include "access/regain_request/regain_request.hpp"
#include "core/text.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access {

void add_request_of(html::View& view, web::ActionContext const& context, SignInAttempt const& attempt) {
  auto const signer = proven_signer(context.services().database, *context.trust().get(), context.settings().origin,
                                    attempt, context.now);
  auto const id = signer ? context.read([&](database::ReadTx& tx) { return newest_request_with(tx, signer->sha256); })
                         : std::nullopt;
  view.set("request_number", id ? std::to_string(id->value) : std::string());
  view.set("request_challenge", id ? attempt.challenge : std::string());
  view.set("request_signature", id ? text::base64(attempt.signature) : std::string());
}

http::Response submit_regain_request(web::ActionContext const& context) {
  auto const& form = context.request.form;
  SignInAttempt const attempt{form.get("challenge"), text::from_base64(form.get("signature")),
                              context.request.remote_address, ""};
  auto const signer = proven_signer(context.services().database, *context.trust().get(), context.settings().origin,
                                    attempt, context.now);
  if (!signer) return web::refused(context, signer.error());
  auto const regained = context.write(
      [&](database::Tx& tx) { return regain_request(tx, context.actor, attempt.challenge, *signer, context.now); });
  if (!regained) return web::refused(context, regained.error());
  auto response = http::see_other("/apply/status");
  follow(response, regained->id, regained->code, context.settings());
  return response;
}

}  // namespace obereg::access
