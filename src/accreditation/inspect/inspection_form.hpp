// What is typed about an inspection: what it will be, and what it found.
#pragma once
#include <string>
#include <vector>

#include "accreditation/inspect/inspections.hpp"
#include "platform/html/form.hpp"
#include "platform/http/message.hpp"

namespace obereg::accreditation {

struct InspectionForm {
  std::string subject, inspector, begins_on, ends_on, complaint, ground;  // as typed
  std::vector<html::FieldError> errors;
};
InspectionForm inspection_form_of(http::Fields const& form);
// `complaint` typed: an unplanned one. Adds what is wrong to the form.
Inspection checked_inspection(InspectionForm& form);
html::View inspection_fields(InspectionForm const& form);

struct FindingsForm {
  std::string findings, violations, measures, finished_on;  // as typed
  std::vector<html::FieldError> errors;
};
FindingsForm findings_form_of(http::Fields const& form);
Findings checked_findings(FindingsForm& form, Inspection const& inspection, LocalDate today);
html::View findings_fields(FindingsForm const& form);

// "" where a document can be named so.
std::string wrong_document(std::string const& typed);

}  // namespace obereg::accreditation
