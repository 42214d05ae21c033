// An application on paper becomes a case with its number, in one transaction (ACR-04, ACR-06).
#pragma once
#include "accreditation/enter_application/intake_form.hpp"
#include "core/refusal.hpp"
#include "platform/web/services.hpp"

namespace obereg::accreditation {

// П. 57: never refused. The same number sequence, clocks and way as of an electronic one; the clocks of receipt run
// from the day on which the ministry got it. A second click on the same form gets the case that there is. An
// organisation with the same ИНН that has a cabinet here sees the case in it. `files`: scans, kept already.
casework::CaseId enter_application(database::Tx& tx, web::Settings const& settings, Actor const& actor,
                                   IntakeForm const& form, std::vector<casework::CaseDocument> files, Instant now);

// The same in a transaction of its own: of two clicks at one moment the later gets the case of the first.
casework::CaseId enter_once(web::Services const& services, Actor const& actor, IntakeForm const& form,
                            std::vector<casework::CaseDocument> const& files, Instant now);

}  // namespace obereg::accreditation
