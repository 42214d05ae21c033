#include "accreditation/accreditation.hpp"
#include "accreditation/choose_variant/choose_variant_http.hpp"
#include "accreditation/regulation/regulation.hpp"
#include "accreditation/show_service/service_http.hpp"

namespace obereg::accreditation {

namespace {

web::Routes service_routes() {
  return {
      web::get("/accreditation", web::everyone, show_service),
      web::get("/accreditation/apply", web::everyone, show_apply),
      web::get("/accreditation/variants/{variant}", web::everyone, show_variant),
  };
}

}  // namespace

web::Routes accreditation_routes() {
  regulation();  // a file that is wrong stops the start, not the first visitor
  return service_routes();
}

}  // namespace obereg::accreditation
