// The module's face: what src/app wires into the program. Who sends a request: sessions/authenticate.hpp; the trust
// list: trust_list/trust_list.hpp; commands: commands/commands.hpp.
#pragma once
#include <vector>

#include "access/fetch_crls/fetch_crls.hpp"
#include "platform/audit/words.hpp"
#include "platform/calendar_store/calendar_store.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/mail/mail.hpp"
#include "platform/web/route.hpp"

namespace obereg::access {

web::Routes access_routes();
std::vector<web::Section> access_sections();
// Changes of the trust list, lists of revoked certificates, and mail. `files` must live as long as the runner.
jobs::Handlers access_jobs(files::Store const& files, mail::Transport transport, CrlSettings const& crls = {});
// What is done each day: warnings of certificates that end. `services` must live as long as the runner.
// start_access_jobs() enqueues the run of today.
jobs::Handlers daily_access_jobs(web::Services const& services);
void start_access_jobs(web::Services const& services, Instant now);

// The terms of requests that staff still has to decide, for calendar::recompute_job().
calendar::OpenTerms open_requests(web::Services const& services);

// Words for what this module writes into the audit log.
audit::Vocabulary audit_vocabulary();

}  // namespace obereg::access
