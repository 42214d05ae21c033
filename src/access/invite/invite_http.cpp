#include "access/invite/invite_http.hpp"

#include "access/invite/invite.hpp"
#include "access/invite/sent_invitation.hpp"
#include "access/passwords/passwords.hpp"
#include "access/second_factor/recovery_codes.hpp"
#include "access/second_factor/second_factor.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access {

namespace {

std::optional<AccountId> account_in(web::ActionContext const& context) {
  AccountId const id{context.request.id("account").value_or(0)};
  auto const found = context.read([&](database::ReadTx& tx) { return find_account(tx, id); });
  return found ? std::optional(id) : std::nullopt;
}

std::string page_of(AccountId id, std::string const& done) {
  return "/admin/accounts/" + std::to_string(id.value) + "?done=" + done;
}

}  // namespace

html::View password_part(web::PageContext const& context, Account const& account) {
  return context.read([&](database::ReadTx& tx) {
    auto const sent = newest_invitation(tx, account.id);
    return html::View{{"account", account.id.value},
                      {"invitation", sent ? in_words(*sent, context.settings().zone, context.now) : std::string()},
                      {"csrf_token", context.csrf_token},
                      {"has_email", !account.email.empty()},
                      {"has_password", password_of(tx, account.id).has_value()},
                      {"has_second_factor", has_second_factor(tx, account.id)},
                      {"must_have_second_factor", must_have_second_factor(tx, account.id)},
                      {"codes_left", recovery_codes_left(tx, account.id)}};
  });
}

http::Response submit_invite(web::ActionContext const& context) {
  auto const id = account_in(context);
  if (!id) return web::refused(context, refuse(web::not_found));
  auto const sent =
      context.write([&](database::Tx& tx) { return invite(tx, context.actor, *id, context.settings(), context.now); });
  if (!sent) return web::refused(context, sent.error());
  return http::see_other(page_of(*id, "invited"));
}

http::Response submit_reset_second_factor(web::ActionContext const& context) {
  auto const id = account_in(context);
  if (!id) return web::refused(context, refuse(web::not_found));
  context.write([&](database::Tx& tx) { reset_second_factor(tx, context.actor, *id, context.now); });
  return http::see_other(page_of(*id, "second-factor-reset"));
}

}  // namespace obereg::access
