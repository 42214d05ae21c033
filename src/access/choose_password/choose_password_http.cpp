#include "access/choose_password/choose_password_http.hpp"

#include "access/accounts/names.hpp"
#include "access/choose_password/choose_password.hpp"
#include "access/judge_password/judge_password.hpp"
#include "access/passwords/password_links.hpp"
#include "access/refusals.hpp"
#include "platform/attempts/attempts.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access {

namespace {

struct Linked {
  PasswordLink link;
  Account account;
};

Result<Linked> linked(web::PageContext const& context) {
  return context.read([&](database::ReadTx& tx) -> Result<Linked> {
    auto const link = open_link(tx, context.request.segment("link"), context.now);
    if (!link) return link.error();
    auto account = find_account(tx, link->account).value();
    if (account.blocked_at) return refuse(refusals::link_unknown);
    return Linked{*link, std::move(account)};
  });
}

http::Response choose_page(web::PageContext const& context, Linked const& shown, std::string const& fault) {
  std::vector<html::FieldError> errors;
  if (!fault.empty()) errors.push_back({"password", fault});
  auto view = html::error_summary(errors);
  auto const& account = shown.account;
  view.set("name", full_name(account.last_name, account.first_name, account.middle_name));
  view.set("email", account.email).set("is_invitation", shown.link.kind == LinkKind::invitation);
  auto const post_to = "/sign-in/new-password/" + context.request.segment("link");
  view.set("post_to", post_to);
  view.set("password_field", html::field_view("password", "Пароль",
                                              "От 12 знаков, любые буквы, цифры и знаки, пробелы тоже. Хорошо "
                                              "подходят несколько слов, которые не связаны между собой",
                                              "", fault)
                                 .set("autocomplete", "new-password")
                                 .set("judge", post_to + "/strength"));
  return web::show(context, shown.link.kind == LinkKind::invitation ? "Добро пожаловать" : "Новый пароль",
                   "src/access/choose_password/choose.html", std::move(view), fault.empty() ? 200 : 422);
}

}  // namespace

http::Response show_choose_password(web::PageContext const& context) {
  auto const shown = linked(context);
  return shown ? choose_page(context, *shown, "") : web::refused(context, shown.error());
}

http::Response submit_choose_password(web::ActionContext const& context) {
  auto const shown = linked(context);
  if (!shown) return web::refused(context, shown.error());
  auto const typed = context.request.form.get("password");
  if (auto const fault = fault_of(shown->account, typed); !fault.empty()) return choose_page(context, *shown, fault);
  PasswordHasher hasher(context.settings().passwords, context.log_key());
  auto const done = choose_by_link(context.services().database, hasher, context.request.segment("link"),
                                   {typed, context.request.remote_address, ""}, context.now);
  if (!done) return web::refused(context, done.error());
  return http::see_other("/sign-in/password?done=password-set");
}

http::Response submit_judge_by_link(web::ActionContext const& context) {
  auto const shown = linked(context);
  if (!shown) return web::refused(context, shown.error());
  return verdict_for(context, shown->account, attempts::network_of(context.request.remote_address));
}

}  // namespace obereg::access
