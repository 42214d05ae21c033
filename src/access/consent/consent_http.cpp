#include "access/consent/consent_http.hpp"

#include "access/accounts/accounts.hpp"
#include "access/accounts/names.hpp"
#include "access/consent/consent.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access {

http::Response show_consent(web::PageContext const& context) {
  auto const [account, given] = context.read([&](database::ReadTx& tx) {
    return std::pair(find_account(tx, context.actor.account).value(), consent_of(tx, context.actor.account));
  });
  return web::show(context, "Согласие на обработку персональных данных", "src/access/consent/consent.html",
                   {{"name", full_name(account.last_name, account.first_name, account.middle_name)},
                    {"authority", context.settings().authority},
                    {"given_at", given ? russian_moment(*given, context.settings().zone) : std::string()}});
}

http::Response show_consent_text(web::PageContext const& context) {
  return web::show(
      context, "Согласие на обработку персональных данных", "src/access/consent/open_text.html",
      {{"name", "подавая заявку"}, {"authority", context.settings().authority}, {"version", consent_text_version}});
}

http::Response submit_consent(web::ActionContext const& context) {
  context.write([&](database::Tx& tx) { give_consent(tx, context.actor, context.now); });
  return http::see_other("/account/consent");
}

http::Response submit_withdraw_consent(web::ActionContext const& context) {
  context.write([&](database::Tx& tx) { withdraw_consent(tx, context.actor, context.now); });
  return http::see_other("/account/consent");
}

}  // namespace obereg::access
