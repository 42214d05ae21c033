// Whoever is in by a certificate goes out when it fails: the sessions that it opened end, in words to its owner
// (ACC-07; OWASP ASVS 4.0.3, 3.3.2 and 2.8.6).
#pragma once
#include <string_view>

#include "platform/jobs/jobs.hpp"
#include "platform/web/services.hpp"

namespace obereg::access {

inline constexpr std::string_view end_failed_sessions_job = "access.end-failed-sessions";

// With a change of the list of CAs, in its transaction.
void ask_to_end_failed_sessions(database::Tx& tx, Instant now);
// With a list of revoked certificates, in its transaction: these come by dozens, and one run a minute judges them all.
void ask_to_end_failed_sessions_soon(database::Tx& tx, Instant now);
// For the start of the program: the run of the next hour, for what ends by itself. Each run enqueues that of the hour
// after it first.
void schedule_ending_failed_sessions(database::Database& database, Instant now);

// Each certificate that holds a session open is judged as at signing in. One of a CA that the list does not name fails
// only where that CA was taken off the list: else its owner's signatures carry the certificate of a CA between. A list
// of revoked certificates that is missing or old ends none, whatever crl_when_old says: it may be brought from inside.
void end_failed_sessions(jobs::Run& run, web::Services const& services);

}  // namespace obereg::access
