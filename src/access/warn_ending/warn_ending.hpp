// Warnings that a certificate ends soon (ACC-07): a letter, which the cabinet shows too («Оповещения»), and a notice
// on every page of its owner. Each warning is given once, by the morning's run or at signing in. Nobody is warned of a
// certificate that another of theirs outlasts, nor of one that does not work anyway. The rows written here are what
// find_session() reads the notice from.
#pragma once
#include <string_view>
#include <vector>

#include "access/accounts/accounts.hpp"
#include "core/actor.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/web/route.hpp"

namespace obereg::access {

inline constexpr std::string_view warn_job = "access.warn-ending";

// For the start of the program: today's run, unless it was or is to be. Due at 7 in the morning of the site's zone;
// each run enqueues that of the next day first.
void schedule_warnings(database::Database& database, web::Settings const& settings, Instant now);
void warn_all(jobs::Run& run, web::Services const& services);

// True where a warning of this certificate was due and was given; the letter goes to who has an e-mail.
bool warn_of(database::Tx& tx, signatures::TrustList const& trust, web::Settings const& settings, AccountId account,
             std::int64_t certificate, Instant now);

// At signing in: who comes before the morning's run, or with a certificate bound since the last one, sees the notice at
// once.
void warn_if_ending(database::Tx& tx, signatures::TrustList const& trust, web::Settings const& settings,
                    BoundCertificate const& bound, Instant now);

}  // namespace obereg::access
