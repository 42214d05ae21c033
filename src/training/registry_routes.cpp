#include "training/registry_routes.hpp"

#include "training/public_check/public_check_http.hpp"
#include "training/record_page/record_page_http.hpp"
#include "training/search_registry/search_http.hpp"

namespace obereg::training {

namespace {

using web::get;
using web::post;

// Providers, employers, the ministry: each sees the records of its scope (registry/standing_record.hpp).
constexpr web::Permission view{"training.view-registry"};

}  // namespace

web::Routes registry_routes() {
  return {
      get("/training/registry", view, show_registry),        post("/training/registry/search", view, submit_search),
      get("/training/registry/{number}", view, show_record), get("/check", web::everyone, show_check),
      post("/check", web::everyone, submit_check),
  };
}

std::vector<web::Section> registry_sections() {
  return {{"Реестр обученных лиц", "/training/registry", view}};
}

}  // namespace obereg::training
