// What the demo's ministry has done with applications: cases at every stage, from the journal to a signed decision.
#pragma once
#include <string>

#include "accreditation/application/answers.hpp"
#include "casework/case.hpp"
#include "platform/web/services.hpp"

namespace obereg::app {

enum class Reached { journal, drafted, sent, signed_off, withdrawn };

struct PlannedDecision {
  Reached reached = Reached::journal;
  std::string_view officer;         // folder of the key files
  accreditation::Answers findings;  // beside «выполнен» for each criterion
  bool mends = false;               // a letter of the demo is attached as the mended document
};

void decide_demo_case(web::Services const& services, std::string const& keys_folder, casework::CaseId id,
                      PlannedDecision const& planned);

}  // namespace obereg::app
