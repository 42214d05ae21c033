// Everything that the modules bring: the one place that knows them all.
#pragma once
#include <vector>

#include "access/fetch_crls/fetch_crls.hpp"
#include "app/configuration/config.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/web/route.hpp"

namespace obereg::app {

access::CrlSettings crl_settings(Config const& config);
web::Routes all_routes();
std::vector<web::Section> all_sections();
jobs::Handlers all_jobs(Config const& config, web::Services const& services);
void start_daily_jobs(Config const& config, web::Services const& services, Instant now);

}  // namespace obereg::app
