// A complaint is registered: in the cabinet of the applicant, or entered by the ministry from paper.
#pragma once
#include "accreditation/complaint/complaint_form.hpp"
#include "casework/complaints/complaints.hpp"
#include "core/actor.hpp"
#include "platform/web/settings.hpp"

namespace obereg::accreditation {

// Of the actor's organisation. `about`: null for no case. Writes the audit record; the actor gets a letter.
casework::Complaint register_own(database::Tx& tx, web::Settings const& settings, Actor const& actor,
                                 ComplaintForm const& form, casework::Case const* about,
                                 std::vector<casework::CaseDocument> const& files, Instant now);
// Entered by the actor. An organisation sees it in its cabinet where the complaint is about its own case.
casework::Complaint register_from_paper(database::Tx& tx, web::Settings const& settings, Actor const& actor,
                                        ComplaintForm const& form, casework::Case const* about,
                                        std::vector<casework::CaseDocument> const& files, Instant now);

}  // namespace obereg::accreditation
