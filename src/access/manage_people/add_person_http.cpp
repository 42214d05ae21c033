#include "access/accounts/names.hpp"
#include "access/admin_accounts/account_page.hpp"
#include "access/manage_people/manage_people.hpp"
#include "access/manage_people/people_http.hpp"
#include "access/refusals.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/sign_panel.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::access {

namespace {

using Errors = std::vector<html::FieldError>;

http::Response add_person_page(web::PageContext const& context, Errors const& errors) {
  auto const& typed = context.request.form;
  auto const organisation =
      context.read([&](database::ReadTx& tx) { return find_organisation(tx, context.actor.organisation); });
  if (!organisation) return web::refused(context, refuse(web::not_found));
  std::vector<html::Choice> choices{{"", "Выберите роль"}};
  for (auto const role : roles_to_give(*organisation))
    choices.push_back({std::string(to_text(role)), std::string(title_of(role))});
  auto const field = [&](char const* id, char const* label, char const* hint = "") {
    return html::field_view(id, label, hint, typed.get(id), html::error_of(errors, id));
  };
  html::Page page;
  page.title = "Новый человек организации";
  page.has_errors = !errors.empty();
  page.back_href = "/people";
  page.main = html::render(
      "src/access/manage_people/add.html",
      {{"csrf_token", context.csrf_token},
       {"organisation", organisation->name},
       {"summary", html::error_summary(errors)},
       {"last_name_field", field("last_name", "Фамилия", "Как в сертификате")},
       {"first_name_field", field("first_name", "Имя")},
       {"middle_name_field", field("middle_name", "Отчество", "Если есть")},
       {"job_title_field", field("job_title", "Должность")},
       {"email_field",
        field("email", "Электронная почта", "На неё придёт письмо; при первом входе адрес подтверждается")},
       {"role_field",
        html::choice_view("role", "Роль", "", choices, typed.get("role"), html::error_of(errors, "role"))},
       {"file_field",
        html::field_view(
            "certificate", "Сертификат этого человека (.cer)",
            "Только сертификат, без закрытого ключа. Без него человек получит по почте приглашение и задаст пароль", "",
            html::error_of(errors, "certificate"))
            .set("accept", ".cer,.crt,.pem")}});
  return web::show(context, std::move(page), errors.empty() ? 200 : 422);
}

// The same form as the administrator's of the system, save that the organisation is known.
NewAccount read_form(http::Request const& request, Errors& errors) {
  NewAccount wanted;
  for (auto& error : check_new_account(request.form, wanted))
    if (error.id != "inn") errors.push_back(std::move(error));
  auto const* file = request.file("certificate");
  auto certificate = file && file->size > 0 ? signatures::parse_certificate(web::sent_bytes(*file))
                                            : Result<signatures::Certificate>(refuse(refusals::certificate_missing));
  if (certificate)
    wanted.certificate = std::move(*certificate);
  else if (certificate.error().kind == &refusals::certificate_missing && wanted.person.email.empty())
    errors.push_back({"email", "Приложите сертификат или напишите почту: на неё придёт приглашение"});
  else if (certificate.error().kind != &refusals::certificate_missing)
    errors.push_back({"certificate", web::in_words(certificate.error())});
  return wanted;
}

}  // namespace

http::Response show_add_person(web::PageContext const& context) {
  return add_person_page(context, {});
}

http::Response submit_add_person(web::ActionContext const& context) {
  Errors errors;
  auto const wanted = read_form(context.request, errors);
  if (!errors.empty()) return add_person_page(context, errors);
  auto const added = context.write(
      [&](database::Tx& tx) { return add_person(tx, context.actor, wanted, context.settings(), context.now); });
  if (added) return http::see_other("/people/" + std::to_string(added->value));
  auto const* kind = added.error().kind;
  bool const is_about_role = kind == &refusals::role_of_the_system || kind == &refusals::cabinet_does_not_fit;
  if (kind == &refusals::login_taken || kind == &refusals::address_invited || kind == &address_has_account)
    return add_person_page(context, {{"email", web::in_words(added.error())}});
  return add_person_page(context, {{is_about_role ? "role" : "certificate", web::in_words(added.error())}});
}

}  // namespace obereg::access
