#include "training/registry_routes.hpp"

#include "training/export_registry/export_http.hpp"
#include "training/extract/extract_http.hpp"
#include "training/list_due/due_http.hpp"
#include "training/public_check/public_check_http.hpp"
#include "training/record_page/record_page_http.hpp"
#include "training/remind_due/reminders_http.hpp"
#include "training/search_registry/search_http.hpp"

namespace obereg::training {

namespace {

using web::get;
using web::post;

// Providers, employers, the ministry: each sees the records of its scope (registry/standing_record.hpp).
constexpr web::Permission view{"training.view-registry"};
// Providers and employers; of the whole registry there is no such list.
constexpr web::Permission view_due{"training.view-due"};
constexpr web::Permission set_reminders{"training.set-reminders"};

}  // namespace

web::Routes registry_routes() {
  // One route a line.
  // clang-format off
  return {
      get("/training/registry", view, show_registry),
      post("/training/registry/search", view, submit_search),
      get("/training/registry/export.xlsx", view, export_registry),
      post("/training/registry/extract", view, submit_extract_list),
      get("/training/registry/{number}", view, show_record),
      post("/training/registry/{number}/extract", view, submit_extract),
      get("/training/due", view_due, show_due),
      post("/training/due/search", view_due, submit_due_search),
      get("/training/due/export.xlsx", view_due, export_due),
      get("/training/due/reminders", view_due, show_reminders),
      post("/training/due/reminders", set_reminders, submit_reminders),
      get("/training/extracts/{code}", view, show_extract),
      get("/training/extracts/{code}/extract.docx", view, download_extract),
      get("/training/extracts/{code}/qr.png", view, show_extract_qr),
      get("/check", web::everyone, show_check),
      post("/check", web::everyone, submit_check),
      web::get_and_write("/check/{code}", web::everyone, check_extract),  // writes the count of attempts
  };
  // clang-format on
}

std::vector<web::Section> registry_sections() {
  return {{"Реестр обученных лиц", "/training/registry", view}, {"Кому пора обучаться", "/training/due", view_due}};
}

}  // namespace obereg::training
