#include "accreditation/routes/management_routes.hpp"

#include "accreditation/name_substitute/substitutes_http.hpp"
#include "accreditation/rate_service/rate_http.hpp"
#include "accreditation/service_facts/facts_http.hpp"
#include "accreditation/show_figures/figures_http.hpp"
#include "accreditation/what_if/what_if_http.hpp"

namespace obereg::accreditation {

using web::get;
using web::post;

web::Routes management_routes() {
  constexpr web::Permission apply{"accreditation.apply"}, examine{"accreditation.examine"}, keep{"accreditation.keep"},
      admin{"admin"};
  return {
      get("/accreditation/cases/{case}/rating", apply, show_rate),
      post("/accreditation/cases/{case}/rating", apply, submit_rating),
      get("/accreditation/queue/{case}/what-if", examine, show_what_if),
      get("/accreditation/load/substitutes", keep, show_substitutes),
      post("/accreditation/load/substitutes", keep, submit_substitute),
      post("/accreditation/load/substitutes/{substitute}/end", keep, submit_end_substitute),
      get("/accreditation/figures", keep, show_service_figures),
      get("/admin/service-facts", admin, show_service_facts),
      post("/admin/service-facts", admin, submit_service_facts),
  };
}

}  // namespace obereg::accreditation
