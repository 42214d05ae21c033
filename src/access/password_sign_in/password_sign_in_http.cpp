#include "access/password_sign_in/password_sign_in_http.hpp"

#include "access/password_sign_in/password_sign_in.hpp"
#include "access/password_sign_in/pending.hpp"
#include "access/refusals.hpp"
#include "access/second_factor/second_factor.hpp"
#include "access/second_factor/second_factor_views.hpp"
#include "access/sign_in/sign_in_http.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::access {

namespace {

// The errors of a form whose one field is to blame.
std::vector<html::FieldError> at_field(std::string const& field, Refusal const* refusal) {
  if (!refusal) return {};
  return {{field, web::in_words(*refusal)}};
}

http::Response shown(web::PageContext const& context, std::string title, std::string_view path, html::View view,
                     Refusal const* refusal) {
  view.set("csrf_token", context.csrf_token);
  html::Page page;
  page.title = std::move(title);
  page.has_errors = refusal != nullptr;
  if (context.request.query.get("done") == "password-set")
    page.notices.push_back(
        {html::Notice::Kind::success, "Пароль задан", "Войдите с ним. Прежние входы завершены.", "", ""});
  page.main = html::render(path, view);
  return web::show(context, std::move(page), refusal ? refusal->kind->status : 200).with("Cache-Control", "no-store");
}

http::Response password_page(web::PageContext const& context, Refusal const* refusal) {
  auto const next = local_path(context.request.query.get("next"));
  auto const query = next.empty() ? std::string() : "?next=" + web::in_query(next);
  auto const errors = at_field("email", refusal);
  auto view = html::error_summary(errors, "Войти не удалось");
  auto const email = context.request.form.get("email");
  view.set("email_field", html::field_view("email", "Электронная почта", "", email, html::error_of(errors, "email"))
                              .set("autocomplete", "username")
                              .set("input_mode", "email"));
  view.set("password_field",
           html::field_view("password", "Пароль", "", "", "").set("autocomplete", "current-password"));
  view.set("post_to", "/sign-in/password" + query).set("certificate_href", "/sign-in" + query);
  return shown(context, "Вход по почте и паролю", "src/access/password_sign_in/password.html", std::move(view),
               refusal);
}

http::Response code_page(web::PageContext const& context, Refusal const* refusal) {
  auto const errors = at_field("code", refusal);
  auto view = html::error_summary(errors, "Войти не удалось");
  view.set("code_field", html::field_view("code", "Код", "Шесть цифр из приложения или запасной код", "",
                                          html::error_of(errors, "code"))
                             .set("autocomplete", "one-time-code")
                             .set("width", "20"));
  return shown(context, "Второй фактор", "src/access/password_sign_in/code.html", std::move(view), refusal);
}

http::Response start_anew(web::PageContext const& context) {
  auto const refusal = refuse(refusals::pending_sign_in_over);
  return password_page(context, &refusal);
}

// The secret to be set up; nothing where the sign-in is over, or there is a second factor that would be gone round.
std::optional<std::string> secret_to_set_up(web::PageContext const& context, std::string& email) {
  return context.read([&](database::ReadTx& tx) -> std::optional<std::string> {
    auto const pending = find_pending(tx, context.request.cookie(pending_cookie), context.now);
    if (!pending || has_second_factor(tx, pending->account)) return std::nullopt;
    email = find_account(tx, pending->account)->email;
    return proposed_secret(tx, context.log_key(), pending->account);
  });
}

http::Response set_up_page(web::PageContext const& context, Refusal const* refusal) {
  std::string email;
  auto const secret = secret_to_set_up(context, email);
  // Reloaded after it was set up: the codes are not kept to be shown again.
  if (!secret && context.actor.signed_in()) return http::see_other("/account/second-factor?done=codes-shown");
  if (!secret) return start_anew(context);
  auto view = html::error_summary(at_field("code", refusal), "Код не подошёл");
  add_set_up_form(view, *secret, {"/sign-in/second-factor/set-up", "/sign-in/second-factor/qr.png"},
                  refusal ? web::in_words(*refusal) : "");
  return shown(context, "Настройте второй фактор", "src/access/password_sign_in/set_up.html", std::move(view), refusal);
}

CodeAttempt code_attempt(web::ActionContext const& context) {
  return {context.request.cookie(pending_cookie), context.request.form.get("code"), context.request.remote_address,
          context.request.header("user-agent")};
}

void forget_pending(http::Response& response, web::Settings const& settings) {
  response.set_cookie(pending_cookie, "", 0, settings.secure_cookies);
}

// Failures since the last time are told first, on the page where the password can be changed.
std::string after_failures(int failures, std::string const& next) {
  return failures > 0 ? "/account/password" : next;
}

}  // namespace

http::Response show_password_sign_in(web::PageContext const& context) {
  return password_page(context, nullptr);
}

http::Response submit_password_sign_in(web::ActionContext const& context) {
  auto const& request = context.request;
  PasswordHasher hasher(context.settings().passwords, context.log_key());
  auto const taken = sign_in_with_password(
      context.services().database, hasher, context.log_key(), context.settings(),
      {request.form.get("email"), request.form.get("password"), local_path(request.query.get("next")),
       request.remote_address, request.header("user-agent")},
      context.now);
  if (!taken) {
    auto const refusal = taken.error();
    return password_page(context, &refusal);
  }
  if (taken->step == NextStep::done)
    return enter_cabinet(context, taken->signed_in, after_failures(taken->failures, request.query.get("next")));
  auto response =
      http::see_other(taken->step == NextStep::code ? "/sign-in/second-factor" : "/sign-in/second-factor/set-up");
  auto const seconds = std::chrono::duration_cast<std::chrono::seconds>(pending_lasts).count();
  response.set_cookie(pending_cookie, taken->pending, seconds, context.settings().secure_cookies);
  return response;
}

http::Response show_code(web::PageContext const& context) {
  auto const pending = context.read([&](database::ReadTx& tx) {
    return std::optional(find_pending(tx, context.request.cookie(pending_cookie), context.now));
  });
  return *pending ? code_page(context, nullptr) : start_anew(context);
}

http::Response submit_code(web::ActionContext const& context) {
  auto const taken = sign_in_with_code(context.services().database, context.log_key(), context.settings(),
                                       code_attempt(context), context.now);
  if (!taken) {
    auto const refusal = taken.error();
    return refusal.kind == &refusals::pending_sign_in_over ? start_anew(context) : code_page(context, &refusal);
  }
  auto const next = after_failures(taken->failures, taken->next);
  auto response = enter_cabinet(context, taken->signed_in,
                                taken->was_recovery_code ? "/account/second-factor?done=recovery-code" : next);
  forget_pending(response, context.settings());
  return response;
}

http::Response show_set_up(web::PageContext const& context) {
  return set_up_page(context, nullptr);
}

http::Response submit_set_up(web::ActionContext const& context) {
  auto const set = sign_in_with_set_up(context.services().database, context.log_key(), context.settings(),
                                       code_attempt(context), context.now);
  if (!set) {
    auto const refusal = set.error();
    return set_up_page(context, &refusal);
  }
  auto const next = after_failures(set->taken.failures, set->taken.next);
  auto const entered = enter_cabinet(context, set->taken.signed_in, next);
  auto response = recovery_codes_page(context, set->recovery_codes, location_of(entered));
  for (auto const& [name, value] : entered.headers)
    if (name == "Set-Cookie") response.with(name, value);
  forget_pending(response, context.settings());
  return response;
}

http::Response show_set_up_qr(web::PageContext const& context) {
  std::string email;
  auto const secret = secret_to_set_up(context, email);
  if (!secret) return web::refused(context, refuse(web::not_found));
  return qr_of(*secret, email);
}

}  // namespace obereg::access
