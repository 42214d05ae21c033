#include "access/admin_accounts/account_page.hpp"

#include "access/accounts/names.hpp"
#include "access/cut_esia_link/cut_esia_link_http.hpp"
#include "access/invite/invite_http.hpp"
#include "access/request_access/request_form.hpp"
#include "core/text.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::access {

namespace {

constexpr std::size_t longest_name = 100;

std::vector<html::Choice> role_choices() {
  std::vector<html::Choice> choices;
  for (auto const role : all_roles) choices.push_back({std::string(to_text(role)), std::string(title_of(role))});
  return choices;
}

html::View cabinet_view(Cabinet const& cabinet) {
  return {{"id", cabinet.id}, {"organisation", cabinet.organisation.name}, {"role", title_of(cabinet.role)}};
}

html::View certificate_view(BoundCertificate const& certificate) {
  return {{"id", certificate.id},
          {"subject", holder_name(certificate.subject)},
          {"serial", certificate.serial},
          {"until", LocalDate::at(certificate.not_after).russian()},
          {"is_removed", certificate.removed_at.has_value()}};
}

html::View field(char const* id, char const* label, http::Fields const& typed,
                 std::vector<html::FieldError> const& errors, char const* hint = "") {
  return html::field_view(id, label, hint, typed.get(id), html::error_of(errors, id));
}

html::View file_field(std::vector<html::FieldError> const& errors, char const* hint) {
  return html::field_view("certificate", "Сертификат (.cer)", hint, "", html::error_of(errors, "certificate"))
      .set("accept", ".cer,.crt,.pem");
}

char const* notice_of(std::string const& done) {
  if (done == "esia-unlinked") return "Учётная запись отвязана от Госуслуг.";
  if (done == "invited") return "Письмо со ссылкой отправлено.";
  if (done == "corrected") return "Сохранено.";
  return done == "second-factor-reset" ? "Второй фактор сброшен, владельцу отправлено письмо." : "";
}

}  // namespace

std::string in_words(std::vector<Refusal> const& differences) {
  std::string words;
  for (auto const& one : differences)
    words += (words.empty() ? "" : " ") + web::in_sentences({one.kind->title, one.detail});
  return words;
}

http::Response account_page(web::PageContext const& context, AccountId id, std::vector<html::FieldError> const& errors,
                            DoubtfulCertificate const* doubtful) {
  std::vector<html::View> cabinets, certificates;
  auto const account = context.read([&](database::ReadTx& tx) {
    for (auto const& cabinet : cabinets_of(tx, id)) cabinets.push_back(cabinet_view(cabinet));
    for (auto const& certificate : certificates_of(tx, id)) certificates.push_back(certificate_view(certificate));
    return find_account(tx, id);
  });
  auto const& typed = context.request.form;
  auto const name = full_name(account->last_name, account->first_name, account->middle_name);
  return web::show(context, name, "src/access/admin_accounts/account.html",
                   {{"account", id.value},
                    {"name", name},
                    {"email", account->email},
                    {"email_is_confirmed", account->email_confirmed_at.has_value()},
                    {"phone", account->phone},
                    {"job_title", account->job_title},
                    {"is_blocked", account->blocked_at.has_value()},
                    {"blocked_reason", account->blocked_reason},
                    {"cabinets", cabinets},
                    {"certificates", certificates},
                    {"summary", html::error_summary(errors)},
                    {"reason_field", field("reason", "Причина блокировки", typed, errors)},
                    {"inn_field", field("inn", "ИНН организации", typed, errors)},
                    {"role_field", html::choice_view("role", "Роль", "", role_choices(), typed.get("role"), "")},
                    {"doubt", doubtful ? in_words(doubtful->differences) : ""},
                    {"kept_certificate", doubtful ? text::base64(doubtful->certificate.der) : ""},
                    {"notice", notice_of(context.request.query.get("done"))},
                    {"password_part", password_part(context, *account)},
                    {"esia_part", esia_link_part(context, id)},
                    {"file_field", file_field(errors, "Только сертификат, без закрытого ключа")}},
                   errors.empty() ? 200 : 422);
}

http::Response add_account_page(web::PageContext const& context, http::Fields const& typed,
                                std::vector<html::FieldError> const& errors, DoubtfulCertificate const* doubtful) {
  // A file field never comes back filled: what the form brought once travels in it.
  auto const kept = doubtful ? text::base64(doubtful->certificate.der) : typed.get("kept_certificate");
  auto const* const hint = kept.empty() ? "Если есть: только сертификат, без закрытого ключа. Без него человек "
                                          "войдёт по почте и паролю, но подписывать не сможет"
                                        : "Приложенный сертификат сохранён. Выберите файл, если нужен другой";
  return web::show(context, "Новая учётная запись", "src/access/admin_accounts/add.html",
                   {{"summary", html::error_summary(errors)},
                    {"last_name_field", field("last_name", "Фамилия", typed, errors)},
                    {"first_name_field", field("first_name", "Имя", typed, errors)},
                    {"middle_name_field", field("middle_name", "Отчество", typed, errors, "Если есть")},
                    {"email_field", field("email", "Электронная почта", typed, errors,
                                          "Для писем. Без сертификата на неё придёт приглашение")},
                    {"job_title_field", field("job_title", "Должность", typed, errors)},
                    {"inn_field", field("inn", "ИНН организации", typed, errors)},
                    {"role_field", html::choice_view("role", "Роль", "", role_choices(), typed.get("role"),
                                                     html::error_of(errors, "role"))},
                    {"doubt", doubtful ? in_words(doubtful->differences) : ""},
                    {"kept_certificate", kept},
                    {"file_field", file_field(errors, hint)}},
                   errors.empty() ? 200 : 422);
}

std::vector<html::FieldError> check_new_account(http::Fields const& typed, NewAccount& wanted) {
  std::vector<html::FieldError> errors;
  auto const read = [&](char const* id, std::string& value, char const* missing) {
    value = text::tidy_spaces(typed.get(id));
    if (value.empty() && *missing) errors.push_back({id, missing});
    if (text::length(value) > longest_name) errors.push_back({id, "Не длиннее 100 знаков"});
  };
  read("last_name", wanted.person.last_name, "Напишите фамилию");
  read("first_name", wanted.person.first_name, "Напишите имя");
  read("middle_name", wanted.person.middle_name, "");
  read("email", wanted.person.email, "");
  read("job_title", wanted.person.job_title, "");
  read("inn", wanted.inn, "Напишите ИНН организации");
  if (!wanted.person.email.empty() && !is_email(wanted.person.email))
    errors.push_back({"email", "Адрес почты пишется так: ivanov@example.ru"});
  if (auto const role = role_of(typed.get("role")))
    wanted.role = *role;
  else
    errors.push_back({"role", "Выберите роль"});
  return errors;
}

}  // namespace obereg::access
