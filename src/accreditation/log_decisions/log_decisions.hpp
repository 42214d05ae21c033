// Each decision about an accreditation becomes a leaf of the Merkle log, by a job, so that who decides waits for
// nobody: docs/architecture.md, "The ledger".
#pragma once
#include "platform/jobs/jobs.hpp"
#include "platform/web/services.hpp"

namespace obereg::accreditation {

inline constexpr std::string_view log_decisions_job = "accreditation.log-decisions";

void log_decisions(jobs::Run& run, web::Services const& services);
// At the start of the program: those that were decided before there was a job for them.
void ask_to_log_waiting(database::Database& database, Instant now);

}  // namespace obereg::accreditation
