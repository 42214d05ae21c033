// Addresses of the way from the journal to the decision.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

web::Routes decision_routes();

}  // namespace obereg::accreditation
