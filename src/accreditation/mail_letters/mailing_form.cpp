#include "accreditation/mail_letters/mailing_form.hpp"

#include <fmt/format.h>

#include "accreditation/application/formats.hpp"
#include "casework/mailing/tracking_number.hpp"
#include "core/text.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::size_t longest_line = 500;

std::string line_of(http::Fields const& typed, std::string_view field, std::vector<html::FieldError>& errors) {
  auto const text = typed.get(field);
  if (text::is_clean(text)) return text::tidy_spaces(text);
  errors.push_back({std::string(field), "Здесь есть знаки, которых не бывает в тексте. Наберите заново."});
  return "";
}

void check_length(MailingForm& form, char const* field, std::string const& value) {
  if (text::length(value) > longest_line)
    form.errors.push_back({field, fmt::format("Не длиннее {} знаков.", longest_line)});
}

void check_day(MailingForm& form, char const* field, std::string const& typed, LocalDate earliest,
               std::string_view too_early, LocalDate today) {
  auto const day = date_of(typed);
  auto const add = [&](std::string words) { form.errors.push_back({field, std::move(words)}); };
  if (!day)
    add("Укажите день как 31.01.2026.");
  else if (*day > today)
    add("Этот день ещё не наступил.");
  else if (*day < earliest)
    add(fmt::format("{} {}.", too_early, earliest.russian()));
}

}  // namespace

MailingForm empty_form(casework::Mailing const& mailing, LocalDate today) {
  MailingForm form;
  form.address = mailing.address;
  form.sent_on = form.ended_on = today.russian();
  return form;
}

MailingForm read_sending(http::Fields const& typed, LocalDate decided_on, LocalDate today) {
  MailingForm form;
  form.address = line_of(typed, "address", form.errors);
  form.tracking_number = casework::tidied_tracking_number(line_of(typed, "tracking_number", form.errors));
  form.sent_on = line_of(typed, "sent_on", form.errors);
  form.ended_on = today.russian();
  if (form.address.empty() && form.errors.empty())
    form.errors.push_back({"address", "Напишите адрес, на который отправлено письмо."});
  check_length(form, "address", form.address);
  if (form.tracking_number.empty())
    form.errors.push_back({"tracking_number", "Напишите номер с квитанции."});
  else if (auto const wrong = casework::wrong_tracking_number(form.tracking_number); !wrong.empty())
    form.errors.push_back({"tracking_number", wrong});
  check_day(form, "sent_on", form.sent_on, decided_on, "Письмо составлено позже:", today);
  return form;
}

MailingForm read_ending(http::Fields const& typed, casework::Mailing const& mailing, LocalDate today) {
  MailingForm form;
  form.outcome = line_of(typed, "outcome", form.errors);
  form.ended_on = line_of(typed, "ended_on", form.errors);
  form.note = line_of(typed, "note", form.errors);
  if (form.outcome != to_text(casework::MailingState::delivered) &&
      form.outcome != to_text(casework::MailingState::returned))
    form.errors.push_back({"outcome", "Выберите, вручено письмо или вернулось."});
  check_day(form, "ended_on", form.ended_on, mailing.sent_on.value(), "Письмо отправлено позже:", today);
  check_length(form, "note", form.note);
  return form;
}

Sending sending_of(MailingForm const& form) {
  return {form.address, form.tracking_number, date_of(form.sent_on).value()};
}

Ending ending_of(MailingForm const& form) {
  using enum casework::MailingState;
  bool const came_back = form.outcome == to_text(returned);
  return {came_back ? returned : delivered, date_of(form.ended_on).value(), came_back ? form.note : ""};
}

html::View mailing_fields(MailingForm const& form) {
  using enum casework::MailingState;
  auto const error = [&](std::string_view field) { return html::error_of(form.errors, field); };
  auto view = html::error_summary(form.errors);
  view.set("address_field",
           html::field_view("address", "Адрес на конверте", "С индексом", form.address, error("address")));
  view.set("tracking_field", html::field_view("tracking_number", "Номер отправления", "14 цифр с квитанции",
                                              form.tracking_number, error("tracking_number")));
  view.set("sent_field", html::field_view("sent_on", "Когда отправлено", "", form.sent_on, error("sent_on")));
  view.set("outcome_field", html::choice_view("outcome", "Что с письмом", "",
                                              {{std::string(to_text(delivered)), "Вручено"},
                                               {std::string(to_text(returned)), "Вернулось"}},
                                              form.outcome, error("outcome")));
  view.set("ended_field",
           html::field_view("ended_on", "Когда вручено или вернулось", "День в уведомлении о вручении или на конверте",
                            form.ended_on, error("ended_on")));
  view.set("note_field", html::field_view("note", "Почему вернулось", "Если вернулось, и причина известна", form.note,
                                          error("note")));
  return view;
}

}  // namespace obereg::accreditation
