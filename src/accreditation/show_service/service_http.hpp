// GET /accreditation: the public page of the service (ACR-15: п. 11, 29, 40, 249).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response show_service(web::PageContext const& context);

}  // namespace obereg::accreditation
