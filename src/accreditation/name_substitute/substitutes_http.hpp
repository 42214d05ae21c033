// Substitutes of absent officers.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response show_substitutes(web::PageContext const& context);         // GET  /accreditation/load/substitutes
http::Response submit_substitute(web::ActionContext const& context);      // POST /accreditation/load/substitutes
http::Response submit_end_substitute(web::ActionContext const& context);  // POST …/substitutes/{substitute}/end

}  // namespace obereg::accreditation
