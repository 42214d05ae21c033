// The figures of availability and quality of the service, for managers (п. 31–32).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response show_service_figures(web::PageContext const& context);  // GET /accreditation/figures?year=2026

}  // namespace obereg::accreditation
