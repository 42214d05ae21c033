// Deadlines of the regulation as clocks of a case.
#pragma once
#include <string>
#include <vector>

#include "accreditation/regulation/regulation.hpp"
#include "casework/deadline.hpp"

namespace obereg::accreditation {

// From the day after `event` on; its words are in the genitive. Of deadlines in days alone.
casework::Term term_of(Deadline const& deadline, LocalDate event, std::string event_words);

// The terms that begin to run when an application is registered; the service's own comes first. By the portal it is
// received and registered in one moment.
std::vector<casework::Term> terms_of(Variant const& variant, LocalDate received_on, LocalDate registered_on);

}  // namespace obereg::accreditation
