// The whole registry for programs and spreadsheets (ACR-10): п. 9.1.1 а–и. JSON holds every decision;
// `?since=2026-01-31` leaves those records that a decision was entered of on that day or later.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

inline constexpr int most_downloads = 30;  // by one network in one period of platform/attempts, of all three together

// They write the count of attempts alone.
http::Response download_csv(web::ActionContext const& context);   // GET /accreditation/registry.csv
http::Response download_xlsx(web::ActionContext const& context);  // GET /accreditation/registry.xlsx
http::Response download_json(web::ActionContext const& context);  // GET /accreditation/registry.json

}  // namespace obereg::accreditation
