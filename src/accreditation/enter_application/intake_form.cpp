#include "accreditation/enter_application/intake_form.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "accreditation/application/formats.hpp"
#include "accreditation/fill_application/section_form.hpp"
#include "accreditation/keep_scans/scans_form.hpp"
#include "casework/mailing/tracking_number.hpp"
#include "core/text.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::size_t longest_note = 1'000, key_length = 43;
constexpr int first_year = 2023;  // of the regulation

bool is_key(std::string const& typed) {
  return typed.size() == key_length && std::all_of(typed.begin(), typed.end(), [](char letter) {
           return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') ||
                  (letter >= 'a' && letter <= 'z') || letter == '-' || letter == '_';
         });
}

std::string wrong_day(std::string const& typed, LocalDate today, std::string_view what) {
  auto const day = date_of(typed);
  if (typed.empty()) return fmt::format("Укажите день, {}.", what);
  if (!day) return "Укажите день как 31.01.2026.";
  if (*day > today) return "Этот день ещё не наступил.";
  return day->year() < first_year ? "Проверьте год: регламент действует с 2023 года." : "";
}

void check_days(IntakeForm& form, LocalDate today) {
  auto const add = [&](char const* field, std::string wrong) {
    if (!wrong.empty()) form.errors.push_back({field, std::move(wrong)});
  };
  add("received_on", wrong_day(form.received_on, today, "когда заявление получено"));
  if (form.way != to_text(PaperWay::officer)) return;
  add("arrived_on", wrong_day(form.arrived_on, today, "когда исполнитель передал его в общий отдел"));
  auto const received = date_of(form.received_on), arrived = date_of(form.arrived_on);
  if (received && arrived && *arrived < *received)
    add("arrived_on", "Это раньше дня, в который исполнитель получил заявление.");
}

// П. 57: what the paper does not say stays empty; but the case must be of somebody.
void check_answers(IntakeForm& form, LocalDate today) {
  if (form.answers.value("full_name").empty()) form.errors.push_back({"full_name", "Напишите, кто заявитель."});
  for (auto const* const inputs : {&applicant_inputs(), &answer_inputs(), &submitter_inputs()})
    for (auto const& field : intake_section(*form.variant, *inputs).fields)
      for (auto const* const input : field.inputs)
        if (auto const wrong = wrong_with(*input, form.answers.value(input->key), form.variant->applicant, today);
            !wrong.empty())
          form.errors.push_back(
              {input->key, wrong + " Если в заявлении так и написано, оставьте поле пустым и скажите об этом ниже."});
}

void check_rest(IntakeForm& form) {
  if (!paper_way_of(form.way)) form.errors.push_back({"way", "Выберите, как пришло заявление."});
  if (auto const wrong = casework::wrong_tracking_number(form.tracking_number); !wrong.empty())
    form.errors.push_back({"tracking_number", wrong});
  if (text::length(form.note) > longest_note)
    form.errors.push_back({"note", fmt::format("Не длиннее {} знаков.", longest_note)});
}

// Without what can't be shown again, of which each field tells.
http::Fields cleaned(http::Fields const& typed, std::vector<html::FieldError>& errors) {
  http::Fields clean;
  for (auto const& [name, value] : typed.list()) {
    bool const is_clean = text::is_clean(value);
    clean.add(name, is_clean ? value : "");
    if (!is_clean) errors.push_back({name, "Здесь есть знаки, которых не бывает в тексте. Наберите заново."});
  }
  return clean;
}

Answers typed_answers(http::Fields const& typed, Variant const& variant) {
  Answers answers;
  for (auto const* const inputs : {&applicant_inputs(), &answer_inputs(), &submitter_inputs()})
    answers = with_typed(intake_section(variant, *inputs), typed, std::move(answers));
  return answers;
}

}  // namespace

std::vector<Document> may_come(Variant const& variant) {
  std::vector<Document> documents;
  if (auto const* const list = variant.documents_for(Channel::in_person))
    for (auto const& document : list->documents)
      if (!document.made_here && document.key != application_on_paper) documents.push_back(document);
  documents.push_back(power_of_attorney_of(variant));
  return documents;
}

std::vector<std::string_view> const& applicant_inputs() {
  static std::vector<std::string_view> const inputs{"full_name", "place", "inn", "ogrn"};
  return inputs;
}
std::vector<std::string_view> const& answer_inputs() {
  static std::vector<std::string_view> const inputs{"delivery", "post_address", "email", "phone"};
  return inputs;
}
std::vector<std::string_view> const& submitter_inputs() {
  static std::vector<std::string_view> const inputs{"signatory",  "representative_name", "power_number",
                                                    "power_date", "power_until",         "power_giver"};
  return inputs;
}

FormSection intake_section(Variant const& variant, std::vector<std::string_view> const& inputs) {
  FormSection section{"intake", "", {{nullptr, {}}}};
  auto const add = [&](std::vector<Input> const& list) {
    for (auto const& input : list)
      if (std::find(inputs.begin(), inputs.end(), input.key) != inputs.end())
        section.fields.front().inputs.push_back(&input);
  };
  for (auto const& field : variant.form.fields) add(field.inputs);
  add(regulation().form_end);
  return section;
}

IntakeForm empty_intake(Variant const& variant, LocalDate today) {
  IntakeForm form;
  form.variant = &variant;
  form.intake_key = text::random_token();
  form.received_on = form.arrived_on = today.russian();
  form.answers.values["delivery"] = by_post;
  return form;
}

IntakeForm read_intake_form(http::Request const& request, Variant const& variant, LocalDate today) {
  IntakeForm form;
  form.variant = &variant;
  auto const typed = cleaned(request.form, form.errors);
  form.intake_key = is_key(typed.get("intake_key")) ? typed.get("intake_key") : text::random_token();
  form.way = typed.get("way");
  form.received_on = text::tidy_spaces(typed.get("received_on"));
  form.arrived_on = text::tidy_spaces(typed.get("arrived_on"));
  form.tracking_number = casework::tidied_tracking_number(typed.get("tracking_number"));
  form.note = text::tidy_spaces(typed.get("note"));
  form.signed_by_hand = typed.get("signed_by_hand") == "yes";
  form.sealed = typed.get("sealed") == "yes";
  form.is_another = typed.get("another") == "yes";
  auto const ticked = typed.every("handed_in");
  for (auto const& document : may_come(variant))
    if (std::find(ticked.begin(), ticked.end(), document.key) != ticked.end()) form.handed_in.push_back(document.key);
  form.answers = typed_answers(typed, variant);
  check_rest(form);
  check_days(form, today);
  check_answers(form, today);
  check_scans(request, form.errors);
  return form;
}

PaperIntake intake_of(IntakeForm const& form) {
  PaperIntake intake;
  intake.way = paper_way_of(form.way).value();
  if (intake.way == PaperWay::post) intake.tracking_number = form.tracking_number;
  intake.received_on = date_of(form.received_on).value();
  intake.arrived_on = intake.way == PaperWay::officer ? date_of(form.arrived_on).value() : intake.received_on;
  intake.signed_by_hand = form.signed_by_hand;
  intake.sealed = form.sealed;
  intake.handed_in = form.handed_in;
  intake.handed_in.insert(intake.handed_in.begin(), std::string(application_on_paper));
  intake.note = form.note;
  return intake;
}

}  // namespace obereg::accreditation
