// What whoever keeps the registry types: the organisation, and the ministry's decision.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "accreditation_registry/model/accreditation.hpp"
#include "platform/html/form.hpp"
#include "platform/http/message.hpp"

namespace obereg::accreditation {

// As typed; a form that comes back shows it.
struct KeepForm {
  std::string holder;  // legal-entity, sole-trader
  std::string number, inn, ogrn;
  std::string name, place, region;
  std::vector<std::string> services, trainings;
  std::string decided_on, ground, letter_date, letter_number;
  std::vector<html::FieldError> errors;
};

KeepForm keep_form_of(http::Fields const& fields);
KeepForm keep_form_of(Accreditation const& record);  // with what the last version holds, no decision yet

struct Identity {
  std::int64_t number = 0;
  std::string inn, ogrn;
  bool of_sole_trader = false;
};
// Each adds to `form.errors` what is wrong; the result counts only where nothing was added.
Identity checked_identity(KeepForm& form);
Particulars checked_particulars(KeepForm& form);
Decision checked_decision(KeepForm& form, Step step, LocalDate today);

// Fields in groups, for keep_registry/form.html.
void add_identity_fields(html::View& view, KeepForm const& form);
void add_particulars_fields(html::View& view, KeepForm const& form);
void add_decision_fields(html::View& view, KeepForm const& form);

}  // namespace obereg::accreditation
