// The public registry of accredited organisations.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response show_accreditations(web::PageContext const& context);  // GET /accreditation/registry

}  // namespace obereg::accreditation
