// Who was approved while the CA of their certificate was not in the trust list is told, once, when it has come there
// and sign-in is open (ACC-02).
#pragma once
#include <string_view>

#include "access/requests/access_request.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/web/services.hpp"

namespace obereg::access {

inline constexpr std::string_view tell_opened_job = "access.tell-opened";

// With each change of the list of CAs, in its transaction: does nothing where nobody waits.
void ask_to_tell_opened(database::Tx& tx, Instant now);
// For the start of the program: today's run, unless it was or is to be; an accreditation may begin on a later day. Each
// run enqueues that of the next day first.
void schedule_telling_opened(database::Database& database, web::Settings const& settings, Instant now);
void tell_all_opened(jobs::Run& run, web::Services const& services);

// True where the applicant was written to by this very call.
bool tell_opened(database::Tx& tx, signatures::TrustList const& trust, web::Settings const& settings, RequestId id,
                 Instant now);

}  // namespace obereg::access
