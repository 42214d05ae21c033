// The registry of persons trained in occupational safety (seed 000): what the program wires in, and the only header of
// this module that others include.
#pragma once
#include <vector>

#include "platform/jobs/jobs.hpp"
#include "platform/web/route.hpp"

namespace obereg::training {

web::Routes training_routes();
std::vector<web::Section> training_sections();
jobs::Handlers training_jobs(web::Services const& services);
// Enqueues what is done daily; called whenever a program that runs jobs starts.
void start_training_jobs(web::Services const& services, Instant now);

}  // namespace obereg::training
