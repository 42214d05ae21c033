// The registry of persons trained in occupational safety (seed 000): what the program wires in, and the only header of
// this module that others include.
#pragma once
#include <string>
#include <vector>

#include "platform/audit/words.hpp"
#include "platform/database/database.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/web/route.hpp"

namespace obereg::training {

web::Routes training_routes();
std::vector<web::Section> training_sections();
jobs::Handlers training_jobs(web::Services const& services);
// Enqueues what is done daily; called whenever a program that runs jobs starts.
void start_training_jobs(web::Services const& services, Instant now);

// Words for what this module writes into the audit log.
audit::Vocabulary audit_vocabulary();
// Subjects of the audit log under which looks at this person's records are written: "record:…" of each of them, and
// "extract:…" of extracts that hold one. `snils`: 11 digits.
std::vector<std::string> audit_subjects_of_person(database::ReadTx& tx, std::string const& snils);

}  // namespace obereg::training
