// One record of the registry with its history, as it stands today or stood on a day.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response show_accreditation(web::PageContext const& context);  // GET /accreditation/registry/{number}

}  // namespace obereg::accreditation
