// «Мои заявления»: drafts and cases of the actor's organisation.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response show_applications(web::PageContext const& context);     // GET  /accreditation/applications
http::Response show_own_case(web::PageContext const& context);         // GET  /accreditation/cases/{case}
http::Response show_receipt(web::PageContext const& context);          // GET  …/cases/{case}/receipt
http::Response download_deadlines(web::PageContext const& context);    // GET  …/cases/{case}/deadlines.ics
http::Response submit_apply_again(web::ActionContext const& context);  // POST …/cases/{case}/again

}  // namespace obereg::accreditation
