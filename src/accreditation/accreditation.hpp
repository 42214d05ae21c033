// Accreditation of organisations in occupational safety (seed 002): what the program wires in, and the only header of
// this module that others include.
#pragma once
#include "casework/exchange/settings.hpp"
#include "platform/audit/words.hpp"
#include "platform/calendar_store/calendar_store.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/web/route.hpp"

namespace obereg::accreditation {

web::Routes accreditation_routes();
std::vector<web::Section> accreditation_sections();
std::vector<web::Section> administration_sections();  // stand below the administrator's others
audit::Vocabulary audit_vocabulary();

// The exchange with other authorities.
jobs::Handlers accreditation_jobs(web::Services const& services, casework::ExchangeSettings const& exchange);
void start_accreditation_jobs(web::Services const& services, casework::ExchangeSettings const& exchange, Instant now);

// Running clocks of cases, for calendar::recompute_job().
calendar::OpenTerms open_cases(web::Services const& services);

}  // namespace obereg::accreditation
