// Addresses of applications and their cases.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

web::Routes application_routes();
web::Routes request_routes();  // to other authorities

}  // namespace obereg::accreditation
