// Signatories are told by e-mail that drafts wait for them: the first one of a day at once, and each morning while
// something waits; each person at most once a day (ACR-11).
#pragma once
#include "casework/case.hpp"
#include "core/actor.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/web/services.hpp"

namespace obereg::accreditation {

inline constexpr std::string_view tell_signatories_job = "accreditation.tell-signatories";

// With the draft that `officer` has sent. Who may not sign it, because they prepared it or belong to the applicant, is
// told of others alone. Asks for the next morning's look.
void tell_signatories(database::Tx& tx, web::Settings const& settings, Actor const& officer, casework::Case const& held,
                      Instant now);

// Due at 7 in the morning of the site's zone; asks for the next one while something waits.
void tell_signatories_again(jobs::Run& run, web::Services const& services);

}  // namespace obereg::accreditation
