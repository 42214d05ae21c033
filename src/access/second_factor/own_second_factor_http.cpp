#include "access/second_factor/own_second_factor_http.hpp"

#include "access/choose_password/choose_password.hpp"
#include "access/passwords/passwords.hpp"
#include "access/refusals.hpp"
#include "access/second_factor/recovery_codes.hpp"
#include "access/second_factor/second_factor.hpp"
#include "access/second_factor/second_factor_views.hpp"
#include "platform/html/form.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::access {

namespace {

struct Own {
  bool has_password = false, has_factor = false, must_have = false;
  std::int64_t codes_left = 0;
  std::string failures;
  std::optional<std::string> proposed;
};

Own own(web::PageContext const& context) {
  return context.read([&](database::ReadTx& tx) {
    auto const id = context.actor.account;
    auto const password = password_of(tx, id);
    int const failures = password ? password->failures_before : 0;
    return Own{password.has_value(),
               has_second_factor(tx, id),
               must_have_second_factor(tx, id),
               recovery_codes_left(tx, id),
               failures > 0 ? html::counted(failures, "раз", "раза", "раз") : std::string(),
               proposed_secret(tx, context.log_key(), id)};
  });
}

// `field`: the form that came back, by the id of its field.
http::Response own_page(web::PageContext const& context, std::string const& field = "",
                        std::optional<Refusal> const& refusal = {}) {
  auto const shown = own(context);
  std::vector<html::FieldError> errors;
  if (refusal) errors.push_back({field, web::in_words(*refusal)});
  auto view = html::error_summary(errors);
  auto const password = [&](char const* id) {
    return html::field_view(id, "Пароль", "", "", html::error_of(errors, id)).set("autocomplete", "current-password");
  };
  view.set("has_password", shown.has_password)
      .set("has_factor", shown.has_factor)
      .set("codes_left", shown.codes_left)
      .set("failures", shown.failures)
      .set("is_proposed", shown.proposed.has_value())
      .set("by_recovery_code", context.request.query.get("done") == "recovery-code")
      .set("codes_were_shown", context.request.query.get("done") == "codes-shown")
      .set("start_field", password("start"))
      .set("codes_field", password("codes"))
      .set("must_have", shown.must_have)
      .set("is_switched_off", context.request.query.get("done") == "switched-off")
      .set("off_field", password("off"))
      .set("off_code_field", html::field_view("off_code", "Код", "Шесть цифр из приложения или запасной код", "",
                                              html::error_of(errors, "off_code"))
                                 .set("autocomplete", "one-time-code")
                                 .set("width", "20"));
  add_set_up_form(view, shown.proposed.value_or(""),
                  {"/account/second-factor/confirm", "/account/second-factor/qr.png"}, html::error_of(errors, "code"));
  return web::show(context, "Второй фактор", "src/access/second_factor/own.html", std::move(view),
                   refusal ? refusal->kind->status : 200);
}

Result<void> proved(web::ActionContext const& context, std::string const& field) {
  PasswordHasher hasher(context.settings().passwords, context.log_key());
  return prove_password(context.services().database, hasher, context.actor.account, context.request.form.get(field),
                        context.now);
}

Account own_account(database::ReadTx& tx, web::PageContext const& context) {
  return find_account(tx, context.actor.account).value();
}

}  // namespace

http::Response show_own_factor(web::PageContext const& context) {
  return own_page(context);
}

http::Response submit_start_factor(web::ActionContext const& context) {
  if (auto const is = proved(context, "start"); !is) return own_page(context, "start", is.error());
  context.write([&](database::Tx& tx) { propose_second_factor(tx, context.log_key(), context.actor.account); });
  return http::see_other("/account/second-factor");
}

http::Response submit_own_factor(web::ActionContext const& context) {
  auto const codes = context.write([&](database::Tx& tx) {
    return confirm_second_factor(tx, context.log_key(), own_account(tx, context), context.request.form.get("code"),
                                 context.request.remote_address, context.now);
  });
  if (!codes && codes.error().kind == &refusals::second_factor_not_proposed && own(context).has_factor)
    return http::see_other("/account/second-factor?done=codes-shown");  // reloaded after it was set up
  if (!codes) return own_page(context, "code", codes.error());
  return recovery_codes_page(context, *codes, "/account/second-factor");
}

http::Response submit_new_codes(web::ActionContext const& context) {
  if (auto const is = proved(context, "codes"); !is) return own_page(context, "codes", is.error());
  auto const codes = context.write([&](database::Tx& tx) -> Result<std::vector<std::string>> {
    if (!has_second_factor(tx, context.actor.account)) return refuse(refusals::second_factor_not_proposed);
    return new_recovery_codes(tx, context.log_key(), own_account(tx, context), context.request.remote_address,
                              context.now);
  });
  if (!codes) return own_page(context, "codes", codes.error());
  return recovery_codes_page(context, *codes, "/account/second-factor");
}

http::Response submit_switch_off(web::ActionContext const& context) {
  // Each attempt counts as one at the password, so that codes can't be tried without end either.
  if (auto const is = proved(context, "off"); !is) return own_page(context, "off", is.error());
  auto const done = context.write([&](database::Tx& tx) {
    return switch_off_second_factor(tx, context.log_key(), own_account(tx, context),
                                    context.request.form.get("off_code"), context.request.remote_address, context.now);
  });
  if (!done) return own_page(context, "off_code", done.error());
  return http::see_other("/account/second-factor?done=switched-off");
}

http::Response show_own_qr(web::PageContext const& context) {
  auto const shown = own(context);
  if (!shown.proposed) return web::refused(context, refuse(web::not_found));
  auto const email = context.read([&](database::ReadTx& tx) { return own_account(tx, context).email; });
  return qr_of(*shown.proposed, email);
}

}  // namespace obereg::access
