// Everything that the modules bring: the one place that knows them all.
#pragma once
#include <vector>

#include "app/configuration/config.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/web/route.hpp"

namespace obereg::app {

web::Routes all_routes();
std::vector<web::Section> all_sections();
jobs::Handlers all_jobs(Config const& config, web::Services const& services);
void start_daily_jobs(web::Services const& services, Instant now);

}  // namespace obereg::app
