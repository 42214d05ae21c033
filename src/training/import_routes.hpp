// Routes, sections and jobs of preparing records: reference, files, records that wait.
#pragma once
#include <vector>

#include "platform/jobs/jobs.hpp"
#include "platform/web/route.hpp"

namespace obereg::training {

web::Routes import_routes();
std::vector<web::Section> training_provider_sections();
jobs::Handlers import_jobs(web::Services const& services);

}  // namespace obereg::training
