#include "access/change_contacts/contacts_http.hpp"

#include "access/accounts/change_account.hpp"
#include "access/change_contacts/refusals.hpp"
#include "access/choose_password/choose_password.hpp"
#include "access/confirm_email/email_change.hpp"
#include "access/passwords/passwords.hpp"
#include "access/refusals.hpp"
#include "access/request_access/request_form.hpp"
#include "access/sessions/fresh_session.hpp"
#include "core/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::access {

namespace {

using Errors = std::vector<html::FieldError>;

constexpr std::size_t longest_email = 254;

struct Own {
  Account account;
  bool has_password = false;
  bool is_fresh = false;  // signed in a moment ago
};

Own own(web::PageContext const& context) {
  return context.read([&](database::ReadTx& tx) {
    auto const id = context.actor.account;
    return Own{find_account(tx, id).value(), password_of(tx, id).has_value(),
               is_fresh(tx, id, context.request.cookie(session_cookie), context.now)};
  });
}

struct Contacts {
  std::string email, phone;
};

Contacts typed_contacts(http::Fields const& form) {
  auto const line = [&](char const* id) {
    auto const value = form.get(id);
    return text::is_clean(value) ? text::tidy_spaces(value) : std::string();
  };
  return {line("email"), line("phone")};
}

Errors check(Contacts const& typed, Account const& account) {
  Errors errors;
  if (typed.email != account.email && (!is_email(typed.email) || typed.email.size() > longest_email))
    errors.push_back({"email", "Адрес почты пишется так: ivanov@example.ru"});
  if (!typed.phone.empty() && typed.phone != account.phone && !is_phone(typed.phone))
    errors.push_back({"phone", "Телефон – это 10–15 цифр, например +7 495 123-45-67"});
  return errors;
}

http::Response contacts_page(web::PageContext const& context, Contacts const& typed, Errors const& errors, int status) {
  auto const shown = own(context);
  auto view = html::error_summary(errors);
  auto const field = [&](char const* name, char const* id, char const* label, char const* hint,
                         std::string const& value) {
    return html::field_view(id, label, hint, value, html::error_of(errors, id)).set("autocomplete", name);
  };
  view.set("may_change_email", shown.is_fresh || shown.has_password)
      .set("asks_for_password", !shown.is_fresh && shown.has_password)
      .set("has_password", shown.has_password)
      .set("email", shown.account.email)
      .set("is_saved", errors.empty() && context.request.query.get("done") == "saved");
  view.set("email_field", field("email", "email", "Электронная почта",
                                "На новый адрес придёт код; прежний действует, пока код не вписан", typed.email));
  view.set("phone_field",
           field("tel", "phone", "Телефон", "С кодом, например +7 495 123-45-67. Можно не указывать", typed.phone));
  view.set("present_field", field("current-password", "present", "Пароль", "Нужен, если вы меняете адрес почты", ""));
  return web::show(context, "Почта и телефон", "src/access/change_contacts/contacts.html", std::move(view), status);
}

http::Response refused_at(web::PageContext const& context, Contacts const& typed, char const* field,
                          Refusal const& refusal) {
  return contacts_page(context, typed, {{field, web::in_words(refusal)}}, refusal.kind->status);
}

// That it is the owner who sits there, and not somebody who found the session open.
Result<void> prove(web::ActionContext const& context, Own const& shown) {
  if (shown.is_fresh) return boost::system::in_place_value;
  if (!shown.has_password) return refuse(refusals::sign_in_again);
  PasswordHasher hasher(context.settings().passwords, context.log_key());
  return prove_password(context.services().database, hasher, context.actor.account, context.request.form.get("present"),
                        context.now);
}

void change_phone(database::Tx& tx, Actor const& actor, std::string const& phone, Instant now) {
  auto account = lock_account(tx, actor.account).value();
  if (account.phone == phone) return;
  account.phone = phone;
  change_account(tx, account);
  audit::record(tx, actor, "access.phone-changed", "account:" + std::to_string(actor.account.value), "", now);
}

}  // namespace

http::Response show_contacts(web::PageContext const& context) {
  auto const account = own(context).account;
  return contacts_page(context, {account.email, account.phone}, {}, 200);
}

http::Response submit_contacts(web::ActionContext const& context) {
  auto const shown = own(context);
  auto typed = typed_contacts(context.request.form);
  // The page that lets nobody change the address has no such field.
  if (!context.request.form.has("email")) typed.email = shown.account.email;
  if (auto const errors = check(typed, shown.account); !errors.empty())
    return contacts_page(context, typed, errors, 422);
  bool const moves = typed.email != shown.account.email;
  if (moves) {
    if (auto const proved = prove(context, shown); !proved)
      return refused_at(context, typed, shown.has_password ? "present" : "email", proved.error());
  }
  auto const done = context.write([&](database::Tx& tx) -> Result<void> {
    change_phone(tx, context.actor, typed.phone, context.now);
    if (!moves) return boost::system::in_place_value;
    return ask_email_change(tx, context.actor, typed.email, context.now);
  });
  if (!done) return refused_at(context, typed, "email", done.error());
  return http::see_other(moves ? "/account/email" : "/account/contacts?done=saved");
}

}  // namespace obereg::access
