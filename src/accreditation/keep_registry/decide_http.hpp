// A decision on a record: changed, suspended, resumed, terminated.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response show_decision(web::PageContext const& context);      // GET  /accreditation/keep/{number}/{step}
http::Response submit_decision(web::ActionContext const& context);  // POST /accreditation/keep/{number}/{step}

}  // namespace obereg::accreditation
