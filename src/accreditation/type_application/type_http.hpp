// The registry office types in what an application on paper says, by the same form as an electronic one, and adds
// scans; while the case is open and no decision waits for a signature.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response show_paper_sections(web::PageContext const& context);  // GET  /accreditation/office/{case}/application
http::Response show_paper_section(web::PageContext const& context);   // GET  …/{case}/application/{section}
http::Response submit_paper_section(web::ActionContext const& context);  // POST …/{case}/application/{section}
http::Response show_add_scans(web::PageContext const& context);          // GET  …/{case}/scans
http::Response submit_scans(web::ActionContext const& context);          // POST …/{case}/scans

}  // namespace obereg::accreditation
