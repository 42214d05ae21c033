// Accreditation of organisations in occupational safety (seed 002): what the program wires in, and the only header of
// this module that others include.
#pragma once
#include "platform/audit/words.hpp"
#include "platform/web/route.hpp"

namespace obereg::accreditation {

web::Routes accreditation_routes();
std::vector<web::Section> accreditation_sections();
audit::Vocabulary audit_vocabulary();

}  // namespace obereg::accreditation
