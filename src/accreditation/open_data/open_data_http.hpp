// The whole registry for programs and spreadsheets (ACR-10): п. 9.1.1 а–и. JSON holds every decision;
// `?since=2026-01-31` leaves those records that a decision was entered of on that day or later.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response download_csv(web::PageContext const& context);   // GET /accreditation/registry.csv
http::Response download_xlsx(web::PageContext const& context);  // GET /accreditation/registry.xlsx
http::Response download_json(web::PageContext const& context);  // GET /accreditation/registry.json

}  // namespace obereg::accreditation
