// The documents of a case beside its application, for whoever works on it.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

// GET /accreditation/office/{case}/documents?document=12, and the same below queue and decisions. Each look is logged,
// as at the page of the case.
http::Response show_office_documents(web::PageContext const& context);
http::Response show_queue_documents(web::PageContext const& context);
http::Response show_decision_documents(web::PageContext const& context);

}  // namespace obereg::accreditation
