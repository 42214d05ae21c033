#include "access/correct_account/correct_account_http.hpp"

#include "access/accounts/names.hpp"
#include "access/correct_account/correct_account.hpp"
#include "access/correct_account/refusals.hpp"
#include "access/refusals.hpp"
#include "access/request_access/request_form.hpp"
#include "core/text.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access {

namespace {

using Errors = std::vector<html::FieldError>;

constexpr std::size_t longest_name = 100, longest_line = 500, longest_email = 254;

struct LineRule {
  char const* id;
  std::string Account::*value;
  char const *label, *hint, *missing;  // missing "": may be left empty
  std::size_t longest;
};
constexpr LineRule line_rules[] = {
    {"last_name", &Account::last_name, "Фамилия", "Как в сертификате, если он есть", "Напишите фамилию", longest_name},
    {"first_name", &Account::first_name, "Имя", "", "Напишите имя", longest_name},
    {"middle_name", &Account::middle_name, "Отчество", "Если есть", "", longest_name},
    {"email", &Account::email, "Электронная почта",
     "Новый адрес человек подтвердит кодом при следующем входе. На прежний и новый уйдут письма", "", longest_email},
    {"job_title", &Account::job_title, "Должность", "", "", longest_line},
    {"phone", &Account::phone, "Телефон", "Если есть, с кодом: +7 495 123-45-67", "", longest_name},
};

std::optional<Account> asked_account(web::PageContext const& context) {
  AccountId const id{context.request.id("account").value_or(0)};
  return context.read([&](database::ReadTx& tx) { return find_account(tx, id); });
}

// What is stored already may stay as it is, even where this form would not take it.
Errors read_form(http::Fields const& form, Account const& stored, Account& wanted) {
  Errors errors;
  for (auto const& rule : line_rules) {
    auto const typed = form.get(rule.id);
    auto const value = text::is_clean(typed) ? text::tidy_spaces(typed) : std::string();
    if (value.empty() && *rule.missing) errors.push_back({rule.id, rule.missing});
    if (text::length(value) > rule.longest)
      errors.push_back({rule.id, "Не длиннее " + std::to_string(rule.longest) + " знаков"});
    wanted.*rule.value = value;
  }
  if (wanted.email != stored.email && !wanted.email.empty() && !is_email(wanted.email))
    errors.push_back({"email", "Адрес почты пишется так: ivanov@example.ru"});
  if (wanted.phone != stored.phone && !wanted.phone.empty() && !is_phone(wanted.phone))
    errors.push_back({"phone", "Телефон – это 10–15 цифр, например +7 495 123-45-67"});
  return errors;
}

http::Response edit_page(web::PageContext const& context, Account const& shown, Errors const& errors,
                         std::string const& doubt = "") {
  std::vector<html::View> fields;
  for (auto const& rule : line_rules)
    fields.push_back(
        html::field_view(rule.id, rule.label, rule.hint, shown.*rule.value, html::error_of(errors, rule.id)));
  html::Page page;
  page.title = "Исправить данные";
  page.has_errors = !errors.empty();
  auto const card = "/admin/accounts/" + std::to_string(shown.id.value);
  page.back_href = card;
  page.main = html::render("src/access/correct_account/edit.html", {{"card", card},
                                                                    {"csrf_token", context.csrf_token},
                                                                    {"summary", html::error_summary(errors)},
                                                                    {"fields", fields},
                                                                    {"doubt", doubt}});
  return web::show(context, std::move(page), errors.empty() ? 200 : 422);
}

std::string in_words(Refusal const& refusal) {
  auto const detail = refusal.detail.empty() ? std::string() : " " + refusal.detail;
  return std::string(refusal.kind->title) + "." + detail + " " + std::string(refusal.kind->advice);
}

}  // namespace

http::Response show_correct_account(web::PageContext const& context) {
  auto const account = asked_account(context);
  if (!account) return web::refused(context, refuse(web::not_found));
  context.log_view("access.account-viewed", "account:" + std::to_string(account->id.value), "");
  return edit_page(context, *account, {});
}

http::Response submit_correct_account(web::ActionContext const& context) {
  auto const stored = asked_account(context);
  if (!stored) return web::refused(context, refuse(web::not_found));
  auto wanted = *stored;
  if (auto const errors = read_form(context.request.form, *stored, wanted); !errors.empty())
    return edit_page(context, wanted, errors);
  auto const done = context.write([&](database::Tx& tx) {
    return correct_account(tx, context.actor, wanted, context.request.form.get("confirmed"), context.now);
  });
  if (done) return http::see_other("/admin/accounts/" + std::to_string(stored->id.value) + "?done=corrected");
  bool const of_name = done.error().kind == &refusals::certificate_states_another_name;
  return edit_page(context, wanted, {{of_name ? "last_name" : "email", in_words(done.error())}},
                   of_name ? done.error().detail : "");
}

}  // namespace obereg::access
