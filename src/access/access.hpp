// The module's face: what src/app wires into the program. Who sends a request: sessions/authenticate.hpp; the trust
// list: trust_list/trust_list.hpp; commands: commands/commands.hpp.
#pragma once
#include <vector>

#include "platform/audit/words.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/mail/mail.hpp"
#include "platform/web/route.hpp"

namespace obereg::access {

web::Routes access_routes();
std::vector<web::Section> access_sections();
// Import of the official list of CAs, and mail. `files` must live as long as the runner.
jobs::Handlers access_jobs(files::Store const& files, mail::Transport transport);

// Words for what this module writes into the audit log.
audit::Vocabulary audit_vocabulary();

}  // namespace obereg::access
