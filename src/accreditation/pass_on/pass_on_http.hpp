// The page on which a case gets its officer.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response show_pass_on(web::PageContext const& context);      // GET  /accreditation/office/{case}/officer
http::Response submit_pass_on(web::ActionContext const& context);  // POST /accreditation/office/{case}/officer
http::Response show_load(web::PageContext const& context);         // GET  /accreditation/load

}  // namespace obereg::accreditation
