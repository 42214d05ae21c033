// The fields of an accreditation: since when, until when, why it ended.
#pragma once
#include <string>
#include <vector>

#include "access/trust_list/trust_list.hpp"
#include "platform/html/form.hpp"
#include "platform/http/message.hpp"

namespace obereg::access {

struct AccreditationForm {
  std::string from, to;  // "ДД.ММ.ГГГГ" as typed
  std::string why;
  bool is_root = false;
  std::vector<html::FieldError> errors;
};

AccreditationForm accreditation_form_of(http::Fields const& fields);
AccreditationForm accreditation_form_of(Authority const& authority);
// Fills in the form's errors where it can't be an accreditation. Days are those of Moscow; the last one counts.
Accreditation accreditation_of(AccreditationForm& form);
void add_fields(html::View& view, AccreditationForm const& form);

}  // namespace obereg::access
