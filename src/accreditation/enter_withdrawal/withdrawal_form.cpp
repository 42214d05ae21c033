#include "accreditation/enter_withdrawal/withdrawal_form.hpp"

#include <fmt/format.h>

#include "accreditation/application/formats.hpp"
#include "accreditation/keep_scans/scans_form.hpp"
#include "core/text.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::size_t longest_name = 200;

// What can't be shown again is typed anew.
std::string line_of(http::Request const& request, char const* field, std::size_t longest, WithdrawalForm& form) {
  auto const typed = request.form.get(field);
  auto const wrong = [&](std::string words) { form.errors.push_back({field, std::move(words)}); };
  if (!text::is_clean(typed)) {
    wrong("Здесь есть знаки, которых не бывает в тексте. Наберите заново.");
    return "";
  }
  auto line = text::tidy_spaces(typed);
  if (text::length(line) > longest) wrong(fmt::format("Не длиннее {} знаков.", longest));
  return line;
}

std::string wrong_day(std::string const& typed, LocalDate applied_on, LocalDate today) {
  auto const day = date_of(typed);
  if (typed.empty()) return "Укажите день, когда получено письмо.";
  if (!day) return "Укажите день как 31.01.2026.";
  if (*day > today) return "Этот день ещё не наступил.";
  if (*day < applied_on) return "Само заявление получено позже: " + applied_on.russian() + ".";
  return "";
}

}  // namespace

WithdrawalForm empty_withdrawal(LocalDate today) {
  WithdrawalForm form;
  form.received_on = today.russian();
  return form;
}

WithdrawalForm read_withdrawal_form(http::Request const& request, LocalDate applied_on, LocalDate today) {
  WithdrawalForm form;
  constexpr std::size_t longest_day = 100;
  form.received_on = line_of(request, "received_on", longest_day, form);
  if (form.errors.empty())
    if (auto wrong = wrong_day(form.received_on, applied_on, today); !wrong.empty())
      form.errors.push_back({"received_on", std::move(wrong)});
  auto const before = form.errors.size();
  form.signed_by = line_of(request, "signed_by", longest_name, form);
  if (form.signed_by.empty() && form.errors.size() == before)
    form.errors.push_back({"signed_by", "Напишите, кто подписал письмо."});
  form.reason = line_of(request, "reason", longest_withdrawal_reason, form);
  check_scans(request, form.errors);
  return form;
}

Withdrawal withdrawal_of(WithdrawalForm const& form) {
  return {form.reason, WithdrawalLetter{date_of(form.received_on).value(), form.signed_by}};
}

html::View withdrawal_form_view(WithdrawalForm const& form, std::vector<KeptScan> const& kept) {
  auto const error = [&](std::string_view field) { return html::error_of(form.errors, field); };
  auto view = html::error_summary(form.errors);
  view.set("received_field",
           html::field_view("received_on", "Когда получено письмо", "", form.received_on, error("received_on")));
  view.set("signed_field", html::field_view("signed_by", "Кто подписал письмо", "Фамилия, имя, отчество и должность",
                                            form.signed_by, error("signed_by")));
  view.set("reason_field", html::field_view("reason", "Причина", "Как в письме. Если её там нет, оставьте поле пустым",
                                            form.reason, error("reason")));
  view.set("kept", kept_scans_views(kept));
  view.set("files_field", scans_field("Скан письма", "Можно не прилагать", form.errors));
  return view;
}

}  // namespace obereg::accreditation
