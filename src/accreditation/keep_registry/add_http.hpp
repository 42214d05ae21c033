// An organisation is entered: one that was accredited on paper or under the former registry.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response show_add_accreditation(web::PageContext const& context);      // GET  /accreditation/keep/add
http::Response submit_add_accreditation(web::ActionContext const& context);  // POST /accreditation/keep/add

}  // namespace obereg::accreditation
