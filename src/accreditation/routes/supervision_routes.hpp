// Complaints and inspections (ACR-13).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

web::Routes supervision_routes();

}  // namespace obereg::accreditation
