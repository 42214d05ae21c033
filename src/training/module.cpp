#include "training/training.hpp"

#include "training/act_routes.hpp"
#include "training/api/api.hpp"
#include "training/enter_set/enter_set.hpp"
#include "training/import_routes.hpp"
#include "training/ministry_routes.hpp"
#include "training/registry_routes.hpp"
#include "training/remind_due/remind_job.hpp"
#include "training/set_downloads/set_downloads_http.hpp"
#include "training/set_downloads/with_numbers.hpp"
#include "training/sets_page/sets_http.hpp"
#include "training/sign_act/sign_act.hpp"
#include "training/sign_set/sign_set_http.hpp"

namespace obereg::training {

namespace {

using web::get;
using web::post;

constexpr web::Permission prepare{"training.prepare"};
constexpr web::Permission sign{"training.sign"};
// Sets and their downloads: the provider's own people and the ministry. The handlers show each only what is theirs.
constexpr web::Permission view{"training.view-sets"};

}  // namespace

web::Routes training_routes() {
  web::Routes routes = {
      get("/training/sets", view, show_sets),
      get("/training/sets/{set}", view, show_set),
      get("/training/sets/{set}/sign", view, show_sign_set),  // says to whom it is open
      post("/training/sets/{set}/sign", sign, submit_sign_set, 4u << 20),
      get("/training/sets/{set}/bytes", view, download_signed_bytes),
      post("/training/sets/{set}/withdraw", prepare, submit_withdraw_set),
      post("/training/sets/{set}/dissolve", prepare, submit_dissolve_set),
      get("/training/sets/{set}/receipt", view, show_receipt),
      get("/training/sets/{set}/receipt.json", view, download_receipt),
      get("/training/sets/{set}/signed-file", view, download_signed_file),
      get("/training/sets/{set}/signature", view, download_signature),
      get("/training/sets/{set}/records.xlsx", view, download_records),
      get("/training/sets/{set}/with-numbers.xlsx", view, download_with_numbers),
      get("/training/sets/{set}/{part}", view, download_official_xml),
  };
  for (auto const& part : {import_routes(), registry_routes(), act_routes(), ministry_routes(), api_routes()})
    routes.insert(routes.end(), part.begin(), part.end());
  return routes;
}

std::vector<web::Section> training_sections() {
  auto sections = ministry_sections();
  for (auto const& section : training_provider_sections()) sections.push_back(section);
  sections.push_back({"Наборы записей", "/training/sets", view});
  auto const registry = registry_sections();
  sections.insert(sections.end(), registry.begin(), registry.end());
  return sections;
}

jobs::Handlers training_jobs(web::Services const& services) {
  auto handlers = import_jobs(services);
  handlers.emplace(enter_set_job, [&services](jobs::Run& run) { enter_set(run, services); });
  handlers.emplace(remind_job, [&services](jobs::Run& run) { remind_all(run, services); });
  handlers.emplace(keep_receipt_job, [&services](jobs::Run& run) { run_keep_receipt(run, services); });
  return handlers;
}

void start_training_jobs(web::Services const& services, Instant now) {
  schedule_reminders(services.database, services.settings, now);
}

}  // namespace obereg::training
