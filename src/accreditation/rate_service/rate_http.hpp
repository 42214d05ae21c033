// The applicant rates the service that they got (п. 32 «б»).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response show_rate(web::PageContext const& context);        // GET  /accreditation/cases/{case}/rating
http::Response submit_rating(web::ActionContext const& context);  // POST /accreditation/cases/{case}/rating

}  // namespace obereg::accreditation
