#include "access/confirm_email/confirm_email_http.hpp"

#include "access/accounts/accounts.hpp"
#include "access/confirm_email/confirm_email.hpp"
#include "access/refusals.hpp"
#include "platform/attempts/attempts.hpp"
#include "platform/html/form.hpp"
#include "platform/web/in_sentences.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access {

namespace {

http::Response email_page(web::PageContext const& context, std::string const& error, std::string const& notice,
                          int status) {
  auto const account = context.read([&](database::ReadTx& tx) { return find_account(tx, context.actor.account); });
  std::vector<html::FieldError> errors;
  if (!error.empty()) errors.push_back({"code", error});
  auto view = html::error_summary(errors);
  view.set("email", account->email).set("is_confirmed", account->email_confirmed_at || account->email.empty());
  view.set("notice", notice);
  view.set("code_field", html::field_view("code", "Код из письма", "8 букв и цифр, можно с чёрточками",
                                          context.request.form.get("code"), error));
  return web::show(context, "Подтверждение почты", "src/access/confirm_email/email.html", std::move(view), status);
}

}  // namespace

http::Response show_email(web::PageContext const& context) {
  bool const sent = context.request.query.get("sent") == "yes";
  return email_page(context, "",
                    sent ? "Код отправлен. Письмо придёт за минуту-две; если нет, загляните в «Спам»." : "", 200);
}

http::Response submit_email(web::ActionContext const& context) {
  // Counted whether it is right or not: a refused transaction would leave no trace.
  auto const tries = context.write([&](database::Tx& tx) {
    return attempts::count(tx, "email-code", std::to_string(context.actor.account.value), context.now);
  });
  auto const& too_often = refusals::codes_tried_too_often;
  if (tries > most_email_tries) return email_page(context, web::in_words(refuse(too_often)), "", too_often.status);
  auto const done = context.write([&](database::Tx& tx) {
    return check_email_code(tx, context.actor, context.request.form.get("code"), context.now);
  });
  if (!done) return email_page(context, web::in_words(done.error()), "", done.error().kind->status);
  return http::see_other("/account/email");
}

http::Response submit_send_code(web::ActionContext const& context) {
  auto const sent = context.write([&](database::Tx& tx) { return send_email_code(tx, context.actor, context.now); });
  if (!sent) return email_page(context, web::in_words(sent.error()), "", sent.error().kind->status);
  return http::see_other("/account/email?sent=yes");
}

}  // namespace obereg::access
