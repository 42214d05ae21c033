// The fields of the draft's page.
#pragma once
#include "accreditation/examine_case/examine.hpp"

namespace obereg::accreditation {

// For examine_case/draft.html: what the outcome that was chosen asks for, filled in with what is known where nothing
// was typed yet.
void add_draft_fields(html::View& view, CaseInWork const& work, std::vector<html::FieldError> const& errors);

}  // namespace obereg::accreditation
