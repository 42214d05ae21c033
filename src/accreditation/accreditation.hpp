// Accreditation of organisations in occupational safety (seed 002): what the program wires in, and the only header of
// this module that others include.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

web::Routes accreditation_routes();

}  // namespace obereg::accreditation
