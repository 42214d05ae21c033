#include "access/admin_authorities/accreditation_form.hpp"

#include "core/text.hpp"

namespace obereg::access {

namespace {

constexpr std::chrono::hours moscow{3};

std::optional<LocalDate> date_of(std::string const& text, std::string_view id, std::vector<html::FieldError>& errors) {
  if (text.empty()) return std::nullopt;
  auto const date = LocalDate::parse_russian(text);
  if (!date) errors.push_back({std::string(id), "Напишите дату так: 31.12.2026"});
  return date;
}

}  // namespace

AccreditationForm accreditation_form_of(http::Fields const& fields) {
  return {text::tidy_spaces(fields.get("from")),
          text::tidy_spaces(fields.get("to")),
          fields.get("why"),
          fields.get("is_root") == "yes",
          {}};
}

AccreditationForm accreditation_form_of(Authority const& authority) {
  AccreditationForm form;
  form.is_root = authority.is_root;
  if (authority.accredited_from) form.from = LocalDate::at(*authority.accredited_from).russian();
  // The stored moment is the first without accreditation; people name the last day with it.
  if (authority.accredited_to)
    form.to = LocalDate::at(*authority.accredited_to - std::chrono::milliseconds{1}).russian();
  form.why = to_text(authority.why_ended);
  return form;
}

Accreditation accreditation_of(AccreditationForm& form) {
  Accreditation accreditation;
  accreditation.is_root = form.is_root;
  auto const from = date_of(form.from, "from", form.errors);
  auto const to = date_of(form.to, "to", form.errors);
  if (from && to && *to < *from) form.errors.push_back({"to", "Конец аккредитации раньше её начала"});
  accreditation.why_ended = why_ended_of(form.why);
  bool const has_reason = accreditation.why_ended != signatures::WhyEnded::none;
  if (to && !has_reason) form.errors.push_back({"why", "Выберите, почему доверие кончилось"});
  if (!to && has_reason && form.to.empty()) form.errors.push_back({"to", "Напишите последний день аккредитации"});
  if (from) accreditation.from = Instant{from->days()} - moscow;
  if (to) accreditation.to = Instant{to->plus_days(1).days()} - moscow;
  return accreditation;
}

void add_fields(html::View& view, AccreditationForm const& form) {
  using signatures::WhyEnded;
  std::vector<html::Choice> reasons{{"", "Аккредитация действует"}};
  for (auto const why : {WhyEnded::accreditation_ended, WhyEnded::certificate_expired, WhyEnded::no_conformity})
    reasons.push_back({std::string(to_text(why)), std::string(title_of(why))});
  view.set("from_field", html::field_view("from", "Аккредитован с", "Пусто: с самого начала", form.from,
                                          html::error_of(form.errors, "from")));
  view.set("to_field", html::field_view("to", "Последний день аккредитации", "Пусто: действует до сих пор", form.to,
                                        html::error_of(form.errors, "to")));
  view.set("why_field", html::choice_view("why", "Почему доверие кончилось", "", reasons, form.why,
                                          html::error_of(form.errors, "why")));
  view.set("is_root_field",
           html::checkboxes_view("is_root", "Корневой сертификат",
                                 "Стоит над аккредитованными центрами и сам аккредитации не имеет: например, головной "
                                 "удостоверяющий центр",
                                 {{"yes", "Доверять, пока действует сам сертификат"}},
                                 form.is_root ? std::vector<std::string>{"yes"} : std::vector<std::string>{}, ""));
}

}  // namespace obereg::access
