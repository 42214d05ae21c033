#include "access/reset_password/reset_password_http.hpp"

#include "access/passwords/password_links.hpp"
#include "access/passwords/passwords.hpp"
#include "access/refusals.hpp"
#include "core/text.hpp"
#include "platform/attempts/attempts.hpp"
#include "platform/audit/audit.hpp"
#include "platform/html/form.hpp"
#include "platform/mail/mail.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::access {

namespace {

http::Response reset_page(web::PageContext const& context, bool is_sent, std::string const& error, int status) {
  std::vector<html::FieldError> errors;
  if (!error.empty()) errors.push_back({"email", error});
  auto view = html::error_summary(errors);
  view.set("is_sent", is_sent);
  view.set("email_field", html::field_view("email", "Электронная почта", "", context.request.form.get("email"), error)
                              .set("autocomplete", "username")
                              .set("input_mode", "email"));
  return web::show(context, "Новый пароль", "src/access/reset_password/reset.html", std::move(view), status);
}

void write_to(database::Tx& tx, Account const& account, std::string const& address, web::Settings const& settings,
              Instant now) {
  auto const link = make_link(tx, account.id, LinkKind::reset, settings, now);
  audit::record(tx, owner_of(account, address), "access.password-reset-asked",
                "account:" + std::to_string(account.id.value), "", now);
  mail::send_later(tx, account.email, "Новый пароль",
                   "Кто-то, вероятно вы, попросил задать новый пароль для входа в систему «Оберег» с этой почтой.\n\n"
                   "Новый пароль: " +
                       link +
                       "\n\nСсылка действует час и один раз. Если вы этого не просили, ничего не делайте: прежний "
                       "пароль действует.\n",
                   now);
}

// Whatever is known of the address, the answer is one. False where this network asks too often.
bool ask(database::Tx& tx, std::string const& email, std::string const& address, web::Settings const& settings,
         Instant now) {
  if (attempts::count(tx, "password-reset", attempts::network_of(address), now) > most_reset_asks) return false;
  auto const login = login_of(email);
  auto const letters = attempts::count(tx, "password-reset-letter", text::hex(text::sha256(login)), now);
  auto const stored = find_password(tx, login);
  if (!stored || letters > most_reset_letters) return true;
  auto const account = find_account(tx, stored->account).value();
  // Of an address that an administrator corrected a moment ago nobody knows yet whose it is.
  if (!account.blocked_at && account.email_confirmed_at) write_to(tx, account, address, settings, now);
  return true;
}

}  // namespace

http::Response show_reset(web::PageContext const& context) {
  return reset_page(context, context.request.query.get("done") == "sent", "", 200);
}

http::Response submit_reset(web::ActionContext const& context) {
  auto const email = text::tidy_spaces(context.request.form.get("email"));
  if (email.find('@') == std::string::npos)
    return reset_page(context, false, "Напишите адрес почты, с которым входите: ivanov@example.ru", 422);
  bool const taken = context.write([&](database::Tx& tx) {
    return ask(tx, email, context.request.remote_address, context.settings(), context.now);
  });
  auto const& too_often = refusals::codes_tried_too_often;
  if (!taken) return reset_page(context, false, web::in_words(refuse(too_often)), too_often.status);
  return http::see_other("/sign-in/reset?done=sent");
}

}  // namespace obereg::access
