#include "access/change_password/change_password_http.hpp"

#include "access/choose_password/choose_password.hpp"
#include "access/judge_password/judge_password.hpp"
#include "access/passwords/passwords.hpp"
#include "access/refusals.hpp"
#include "access/second_factor/second_factor.hpp"
#include "access/sessions/sessions.hpp"
#include "platform/html/form.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::access {

namespace {

struct Own {
  Account account;
  std::optional<StoredPassword> password;
  bool has_second_factor = false;
};

Own own(web::PageContext const& context) {
  return context.read([&](database::ReadTx& tx) {
    auto const id = context.actor.account;
    return Own{find_account(tx, id).value(), password_of(tx, id), has_second_factor(tx, id)};
  });
}

html::View password_field(char const* id, char const* label, char const* hint, char const* autocomplete,
                          std::vector<html::FieldError> const& errors) {
  return html::field_view(id, label, hint, "", html::error_of(errors, id)).set("autocomplete", autocomplete);
}

http::Response own_page(web::PageContext const& context, std::vector<html::FieldError> const& errors, int status) {
  auto const shown = own(context);
  int const failures = shown.password ? shown.password->failures_before : 0;
  auto view = html::error_summary(errors);
  view.set("email", shown.account.email)
      .set("is_confirmed", shown.account.email_confirmed_at && !shown.account.email.empty())
      .set("has_password", shown.password.has_value())
      .set("has_second_factor", shown.has_second_factor)
      .set("set_at", shown.password ? russian_moment(shown.password->set_at, context.settings().zone) : std::string())
      .set("failures", failures > 0 ? html::counted(failures, "раз", "раза", "раз") : std::string())
      .set("link_is_sent", errors.empty() && context.request.query.get("done") == "link-sent")
      .set("is_changed", errors.empty() && context.request.query.get("done") == "changed");
  view.set("present_field", password_field("present", "Нынешний пароль", "", "current-password", errors));
  view.set("password_field",
           password_field("password", "Новый пароль", "От 12 знаков, любые буквы, цифры и знаки, пробелы тоже",
                          "new-password", errors)
               .set("judge", "/account/password/strength"));
  return web::show(context, "Вход по паролю", "src/access/change_password/password.html", std::move(view), status);
}

http::Response refused_at(web::PageContext const& context, char const* field, Refusal const& refusal) {
  return own_page(context, {{field, web::in_words(refusal)}}, refusal.kind->status);
}

}  // namespace

http::Response show_own_password(web::PageContext const& context) {
  return own_page(context, {}, 200);
}

http::Response submit_own_password(web::ActionContext const& context) {
  auto const shown = own(context);
  auto const& form = context.request.form;
  auto const typed = form.get("password");
  if (auto const fault = fault_of(shown.account, typed); !fault.empty())
    return own_page(context, {{"password", fault}}, 422);
  PasswordHasher hasher(context.settings().passwords, context.log_key());
  auto const done =
      change_password(context.services().database, hasher, context.actor.account, form.get("present"),
                      {typed, context.request.remote_address, context.request.cookie(session_cookie)}, context.now);
  if (!done) {
    auto const& kind = *done.error().kind;
    bool const of_present = &kind == &refusals::present_password_wrong || &kind == &refusals::codes_tried_too_often;
    return refused_at(context, of_present ? "present" : "password", done.error());
  }
  return http::see_other("/account/password?done=changed");
}

http::Response submit_judge_own(web::ActionContext const& context) {
  return verdict_for(context, own(context).account, "account:" + std::to_string(context.actor.account.value));
}

}  // namespace obereg::access
