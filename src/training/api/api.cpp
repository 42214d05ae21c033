#include "training/api/api.hpp"

#include "training/api/imports_api.hpp"
#include "training/api/reference_api.hpp"
#include "training/api/registry_api.hpp"
#include "training/api/sets_api.hpp"
#include "training/set_downloads/set_downloads_http.hpp"
#include "training/sign_set/sign_set_http.hpp"

namespace obereg::training {

namespace {

using web::everyone;
using web::get;
using web::post;

constexpr web::Permission prepare{"training.prepare"};
constexpr web::Permission sign{"training.sign"};
// The scope of keys that see their organisation's sets; the ministry looks at all sets on its pages.
constexpr web::Permission view{"training.view-own"};

// Comes with any scope of seeing records; whose records it shows is told by that scope.
constexpr web::Permission view_registry{"training.view-registry"};
constexpr web::Permission view_due{"training.view-due"};

constexpr std::uint64_t signature_bytes = 4u << 20;

}  // namespace

web::Routes api_routes() {
  return {
      get("/api/v1/openapi.json", everyone, api::get_description),
      get("/api/v1/programmes", everyone, api::get_programmes),
      post("/api/v1/check", everyone, api::post_check),
      post("/api/v1/registry/search", view_registry, api::post_search),
      get("/api/v1/due", view_due, api::get_due),
      get("/api/v1/registry/{number}", view_registry, api::get_record),
      post("/api/v1/imports", prepare, api::post_import, api::largest_file),
      get("/api/v1/imports/{import}", prepare, api::get_import),
      get("/api/v1/imports/{import}/errors", prepare, api::get_import_errors),
      get("/api/v1/sets", view, api::get_sets),
      get("/api/v1/sets/{set}", view, api::get_set),
      get("/api/v1/sets/{set}/bytes", view, download_signed_bytes),
      post("/api/v1/sets/{set}/signature", sign, api::post_signature, signature_bytes),
      get("/api/v1/sets/{set}/receipt", view, download_receipt),
  };
}

}  // namespace obereg::training
