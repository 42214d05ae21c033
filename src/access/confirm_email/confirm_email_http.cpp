#include "access/confirm_email/confirm_email_http.hpp"

#include "access/accounts/accounts.hpp"
#include "access/confirm_email/confirm_email.hpp"
#include "access/confirm_email/email_change.hpp"
#include "access/refusals.hpp"
#include "access/sign_in/sign_in_http.hpp"
#include "platform/attempts/attempts.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::access {

namespace {

struct Shown {
  Account account;
  std::optional<WaitingEmail> waiting;
  std::optional<Instant> sent_at;  // the code to the present address
};

Shown shown(web::PageContext const& context) {
  return context.read([&](database::ReadTx& tx) {
    auto const id = context.actor.account;
    return Shown{find_account(tx, id).value(), waiting_email(tx, id, context.now),
                 email_code_sent_at(tx, id, context.now)};
  });
}

std::string next_of(web::PageContext const& context) {
  return local_path(context.request.query.get("next"));
}

std::string query_of(web::PageContext const& context) {
  auto const next = next_of(context);
  return next.empty() ? std::string() : "?next=" + web::in_query(next);
}

http::Response email_page(web::PageContext const& context, std::string const& error, int status) {
  auto const [account, waiting, code_sent_at] = shown(context);
  auto const sent_at = waiting ? std::optional(waiting->sent_at) : code_sent_at;
  auto const next = next_of(context);
  std::vector<html::FieldError> errors;
  if (!error.empty()) errors.push_back({"code", error});
  auto view = html::error_summary(errors);
  view.set("email", account.email)
      .set("waiting", waiting ? waiting->email : std::string())
      .set("sent_to", waiting ? waiting->email : account.email)
      .set("is_confirmed", !waiting && account.email_confirmed_at && !account.email.empty())
      .set("is_missing", !waiting && account.email.empty())
      .set("asks", waiting || (!account.email.empty() && !account.email_confirmed_at))
      .set("sent_at", sent_at ? russian_moment(*sent_at, context.settings().zone) : std::string())
      .set("query", query_of(context))
      .set("next", next.empty() ? "/account" : next);
  view.set("code_field", html::field_view("code", "Код из письма", "8 букв и цифр, можно с чёрточками",
                                          context.request.form.get("code"), error));
  return web::show(context, "Подтверждение почты", "src/access/confirm_email/email.html", std::move(view), status);
}

http::Response refused_at_code(web::PageContext const& context, Refusal const& refusal) {
  return email_page(context, web::in_words(refusal), refusal.kind->status);
}

}  // namespace

http::Response show_email(web::PageContext const& context) {
  return email_page(context, "", 200);
}

http::Response submit_email(web::ActionContext const& context) {
  // Counted whether it is right or not: a refused transaction would leave no trace.
  auto const tries = context.write([&](database::Tx& tx) {
    return attempts::count(tx, "email-code", std::to_string(context.actor.account.value), context.now);
  });
  if (tries > most_email_tries) return refused_at_code(context, refuse(refusals::codes_tried_too_often));
  auto const done = context.write([&](database::Tx& tx) {
    auto const typed = context.request.form.get("code");
    return waiting_email(tx, context.actor.account, context.now)
               ? confirm_email_change(tx, context.actor, typed, context.now)
               : check_email_code(tx, context.actor, typed, context.now);
  });
  if (!done) return refused_at_code(context, done.error());
  auto const next = next_of(context);
  return http::see_other(next.empty() ? "/account/email" : next);
}

http::Response submit_send_code(web::ActionContext const& context) {
  auto const sent = context.write([&](database::Tx& tx) {
    auto const waiting = waiting_email(tx, context.actor.account, context.now);
    return waiting ? ask_email_change(tx, context.actor, waiting->email, context.now)
                   : send_email_code(tx, context.actor, context.now);
  });
  if (!sent) return refused_at_code(context, sent.error());
  return http::see_other("/account/email" + query_of(context));
}

http::Response submit_keep_email(web::ActionContext const& context) {
  context.write([&](database::Tx& tx) { keep_present_email(tx, context.actor, context.now); });
  return http::see_other("/account/email" + query_of(context));
}

}  // namespace obereg::access
