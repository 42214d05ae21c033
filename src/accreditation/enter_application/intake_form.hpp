// The form by which the registry office enters an application that came on paper.
#pragma once
#include <string>
#include <vector>

#include "accreditation/application/sections.hpp"
#include "accreditation/keep_scans/kept_scans.hpp"
#include "accreditation/paper_intake/paper_intake.hpp"
#include "casework/case.hpp"
#include "platform/html/form.hpp"
#include "platform/http/message.hpp"

namespace obereg::accreditation {

struct IntakeForm {
  Variant const* variant = nullptr;
  std::string intake_key;                    // made with the empty form; a second click sends the same
  std::string way, received_on, arrived_on;  // as typed
  std::string tracking_number, note;
  bool signed_by_hand = false, sealed = false;
  bool is_another = false;           // «Это ещё одно заявление, зарегистрировать»
  std::vector<casework::Case> open;  // of the same applicant, which the office is asked about
  std::vector<std::string> handed_in;
  Answers answers;  // of the inputs below
  std::vector<html::FieldError> errors;
};

// Of the form of annex 2, what the office asks for at once: who applies, how to answer, who submitted it. The rest may
// be typed in later.
FormSection intake_section(Variant const& variant, std::vector<std::string_view> const& inputs);
std::vector<std::string_view> const& applicant_inputs();
std::vector<std::string_view> const& answer_inputs();
std::vector<std::string_view> const& submitter_inputs();

// Documents of the list that may come with the application, without the application itself, which has come.
std::vector<Document> may_come(Variant const& variant);

IntakeForm empty_intake(Variant const& variant, LocalDate today);
// Reads and checks everything. П. 57: intake is never refused, so what the paper does not say is left empty; what is
// typed must be written right.
IntakeForm read_intake_form(http::Request const& request, Variant const& variant, LocalDate today);
PaperIntake intake_of(IntakeForm const& form);  // of one without errors

// For enter_application/intake.html; `kept`: scans that the form was sent with before.
html::View intake_view(IntakeForm const& form, std::vector<KeptScan> const& kept);

}  // namespace obereg::accreditation
