// Inspections: the year's plan, unplanned ones by complaints, what they found (п. 243–246).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response show_inspections(web::PageContext const& context);         // GET  /accreditation/supervision/inspections
http::Response submit_approve_plan(web::ActionContext const& context);    // POST …/inspections
http::Response show_add_inspection(web::PageContext const& context);      // GET  …/inspections/add
http::Response submit_add_inspection(web::ActionContext const& context);  // POST …/inspections/add
http::Response show_inspection(web::PageContext const& context);          // GET  …/inspections/{inspection}
http::Response submit_findings(web::ActionContext const& context);        // POST …/inspections/{inspection}
http::Response submit_remove_inspection(web::ActionContext const& context);  // POST …/{inspection}/remove

}  // namespace obereg::accreditation
