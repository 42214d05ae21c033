#include "accreditation/accreditation.hpp"
#include "accreditation/choose_variant/choose_variant_http.hpp"
#include "accreditation/keep_registry/add_http.hpp"
#include "accreditation/keep_registry/decide_http.hpp"
#include "accreditation/open_data/open_data_http.hpp"
#include "accreditation/regulation/regulation.hpp"
#include "accreditation/search_registry/card_http.hpp"
#include "accreditation/search_registry/search_http.hpp"
#include "accreditation/show_service/service_http.hpp"

namespace obereg::accreditation {

namespace {

using web::everyone;
using web::get;
using web::post;

constexpr web::Permission keep{"accreditation.keep"};

web::Routes service_routes() {
  return {
      get("/accreditation", everyone, show_service),
      get("/accreditation/apply", everyone, show_apply),
      get("/accreditation/variants/{variant}", everyone, show_variant),
  };
}

web::Routes registry_routes() {
  return {
      get("/accreditation/registry", everyone, show_accreditations),
      get("/accreditation/registry.csv", everyone, download_csv),
      get("/accreditation/registry.json", everyone, download_json),
      get("/accreditation/registry.xlsx", everyone, download_xlsx),
      get("/accreditation/registry/{number}", everyone, show_accreditation),
      get("/accreditation/keep", keep, show_accreditations),
      get("/accreditation/keep/add", keep, show_add_accreditation),
      post("/accreditation/keep/add", keep, submit_add_accreditation),
      get("/accreditation/keep/{number}/{step}", keep, show_decision),
      post("/accreditation/keep/{number}/{step}", keep, submit_decision),
  };
}

}  // namespace

web::Routes accreditation_routes() {
  regulation();  // a file that is wrong stops the start, not the first visitor
  auto routes = service_routes();
  for (auto const& route : registry_routes()) routes.push_back(route);
  return routes;
}

std::vector<web::Section> accreditation_sections() {
  return {{"Аккредитованные организации", "/accreditation/keep", keep}};
}

}  // namespace obereg::accreditation
