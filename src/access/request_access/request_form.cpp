#include "access/request_access/request_form.hpp"

#include <algorithm>

#include "core/requisites.hpp"
#include "core/text.hpp"

namespace obereg::access {

namespace {

constexpr std::size_t longest_name = 100, longest_line = 500, longest_email = 254;
constexpr std::size_t longest_extension = 6;                    // digits
constexpr std::size_t shortest_phone = 10, longest_phone = 15;  // digits; ITU-T E.164 has at most 15
constexpr Role asked_roles[] = {Role::provider_preparer, Role::provider_signer, Role::employer_viewer, Role::ministry};

std::string line_of(http::Fields const& form, char const* field) {
  auto const value = form.get(field);
  return text::is_clean(value) ? text::tidy_spaces(value) : std::string();
}

struct LineRule {
  char const* id;
  std::string Applicant::*value;
  char const* missing;  // "": may be left empty
  std::size_t longest;
};
constexpr LineRule line_rules[] = {
    {"last_name", &Applicant::last_name, "Напишите фамилию, как в сертификате.", longest_name},
    {"first_name", &Applicant::first_name, "Напишите имя, как в сертификате.", longest_name},
    {"middle_name", &Applicant::middle_name, "", longest_name},
    {"email", &Applicant::email, "Напишите адрес почты: на него придёт ответ.", longest_email},
    {"phone", &Applicant::phone, "Напишите телефон, по которому с вами можно связаться.", longest_name},
    {"job_title", &Applicant::job_title, "Напишите должность.", longest_line},
    {"organisation_name", &Applicant::organisation_name, "Напишите название организации, как в её документах.",
     longest_line},
    {"inn", &Applicant::inn, "Напишите ИНН организации.", longest_name},
    {"ogrn", &Applicant::ogrn, "Напишите ОГРН организации или ОГРНИП предпринимателя.", longest_name},
};

std::size_t digits_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char letter) { return letter >= '0' && letter <= '9'; }));
}

// Documents print them in groups.
std::string without_spaces(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  return text;
}

bool has_error(std::vector<html::FieldError> const& errors, std::string_view id) {
  return std::any_of(errors.begin(), errors.end(), [&](auto const& error) { return error.id == id; });
}

std::vector<html::Choice> cabinet_choices() {
  std::vector<html::Choice> choices{{"", "Выберите"}};
  for (auto const role : asked_roles) choices.push_back({std::string(to_text(role)), std::string(title_of(role))});
  return choices;
}

}  // namespace

bool is_email(std::string const& text) {
  if (text.size() > longest_email) return false;
  auto const at = text.find('@');
  if (at == std::string::npos || at == 0 || text.find('@', at + 1) != std::string::npos) return false;
  if (text.find_first_of(" ,;<>\"\\") != std::string::npos) return false;
  auto const dot = text.find('.', at);
  return dot != std::string::npos && dot > at + 1 && text.back() != '.';
}

// "+7 495 123-45-67", with or without "доб. 123".
bool is_phone(std::string const& text) {
  auto const at = text.find("доб");
  auto const number = std::string_view(text).substr(0, at);
  if (number.find_first_not_of("0123456789+-() ,;") != std::string::npos) return false;
  if (digits_in(number) < shortest_phone || digits_in(number) > longest_phone) return false;
  if (at == std::string::npos) return true;
  auto const extension = std::string_view(text).substr(at + std::string_view("доб").size());
  auto const inner = digits_in(extension);
  return extension.find_first_not_of("0123456789. ") == std::string_view::npos && inner > 0 &&
         inner <= longest_extension;
}

TypedRequest typed_request(http::Fields const& form) {
  TypedRequest typed;
  for (auto const& rule : line_rules) typed.applicant.*rule.value = line_of(form, rule.id);
  typed.applicant.inn = without_spaces(std::move(typed.applicant.inn));
  typed.applicant.ogrn = without_spaces(std::move(typed.applicant.ogrn));
  auto const role = role_of(form.get("cabinet"));
  typed.has_cabinet = role && std::find(std::begin(asked_roles), std::end(asked_roles), *role) != std::end(asked_roles);
  if (typed.has_cabinet) typed.applicant.cabinet = *role;
  if (auto const id = std::atoll(form.get("sout_organisation").c_str()); id > 0)
    typed.applicant.sout_organisation = OrganisationId{id};
  typed.consents = form.get("consent") == "yes";
  return typed;
}

TypedRequest typed_request(Applicant const& applicant) {
  return {applicant, true, false};
}

std::vector<html::FieldError> check_request(TypedRequest const& typed) {
  std::vector<html::FieldError> errors;
  auto const& applicant = typed.applicant;
  for (auto const& rule : line_rules) {
    auto const& value = applicant.*rule.value;
    if (value.empty() && *rule.missing) errors.push_back({rule.id, rule.missing});
    if (text::length(value) > rule.longest)
      errors.push_back({rule.id, "Не длиннее " + std::to_string(rule.longest) + " знаков."});
  }
  auto const also = [&](char const* id, bool right, char const* text) {
    if (!right && !has_error(errors, id)) errors.push_back({id, text});
  };
  also("email", is_email(applicant.email), "Адрес почты пишется так: ivanov@example.ru.");
  also("phone", is_phone(applicant.phone),
       "Телефон – это 10–15 цифр, например +7 495 123-45-67 или +7 495 123-45-67 доб. 123.");
  also("inn", Inn::parse(applicant.inn).has_value(),
       "ИНН не сходится: у организации 10 цифр, у предпринимателя 12, последние из них контрольные. Сверьте с "
       "документом.");
  also("ogrn", Ogrn::parse(applicant.ogrn).has_value(),
       "ОГРН не сходится: у организации 13 цифр, у предпринимателя 15, последняя контрольная. Сверьте с документом.");
  also("cabinet", typed.has_cabinet, "Выберите, какой кабинет вам нужен.");
  also("consent", typed.consents, "Без согласия на обработку персональных данных заявку принять нельзя.");
  return errors;
}

html::View request_form_view(TypedRequest const& typed, std::vector<html::FieldError> const& errors,
                             std::vector<Organisation> const& sout_organisations) {
  auto const& applicant = typed.applicant;
  auto view = html::error_summary(errors);
  auto const field = [&](char const* name, char const* id, char const* label, char const* hint,
                         std::string const& value) -> html::View& {
    view.set(name, html::field_view(id, label, hint, value, html::error_of(errors, id)));
    return view;
  };
  field("last_name_field", "last_name", "Фамилия", "Как в сертификате", applicant.last_name);
  field("first_name_field", "first_name", "Имя", "Как в сертификате", applicant.first_name);
  field("middle_name_field", "middle_name", "Отчество", "Если есть", applicant.middle_name);
  field("email_field", "email", "Электронная почта", "На этот адрес придут номер заявки и ответ", applicant.email);
  field("phone_field", "phone", "Телефон", "С кодом, например +7 495 123-45-67; добавочный – после «доб.»",
        applicant.phone);
  field("job_title_field", "job_title", "Должность", "Как в штатном расписании, например «Методист»",
        applicant.job_title);
  field("organisation_name_field", "organisation_name", "Организация", "Полное или краткое название, как в уставе",
        applicant.organisation_name);
  field("inn_field", "inn", "ИНН", "10 цифр; у предпринимателя 12", applicant.inn);
  field("ogrn_field", "ogrn", "ОГРН", "13 цифр; у предпринимателя ОГРНИП, 15 цифр", applicant.ogrn);
  view.set(
      "cabinet_field",
      html::choice_view("cabinet", "Какой кабинет нужен",
                        "По тому, что вы будете делать. Кто не знает, спросит в своей организации", cabinet_choices(),
                        typed.has_cabinet ? to_text(applicant.cabinet) : "", html::error_of(errors, "cabinet")));
  std::vector<html::Choice> organisations{{"", "не выбрано"}};
  for (auto const& one : sout_organisations) organisations.push_back({std::to_string(one.id.value), one.name});
  auto const chosen = applicant.sout_organisation ? std::to_string(applicant.sout_organisation->value) : std::string();
  view.set("sout_organisation_field",
           html::choice_view("sout_organisation", "Организация, проводящая СОУТ",
                             "Оставьте «не выбрано», если вы меняете сертификат или не проводите СОУТ", organisations,
                             chosen, ""));
  view.set("consent_field",
           html::checkboxes_view("consent", "Согласие", "",
                                 {{"yes", "Согласен на обработку персональных данных, которые указал в заявке"}},
                                 typed.consents ? std::vector<std::string>{"yes"} : std::vector<std::string>{},
                                 html::error_of(errors, "consent")));
  return view;
}

}  // namespace obereg::access
