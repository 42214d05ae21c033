// Warnings that a certificate ends soon (ACC-07): a letter, which the cabinet shows too («Оповещения»), and a notice
// where cabinets begin. Each warning is given once. Nobody is warned of a certificate that another of theirs outlasts,
// nor of one that does not work anyway.
#pragma once
#include <string_view>
#include <vector>

#include "access/accounts/accounts.hpp"
#include "core/actor.hpp"
#include "platform/html/page.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/web/route.hpp"

namespace obereg::access {

inline constexpr std::string_view warn_job = "access.warn-ending";

// For the start of the program: today's run, unless it was or is to be. Due at 7 in the morning of the site's zone;
// each run enqueues that of the next day first.
void schedule_warnings(database::Database& database, web::Settings const& settings, Instant now);
void warn_all(jobs::Run& run, web::Services const& services);

// True where a warning of this certificate was due and was put into the outbox.
bool warn_of(database::Tx& tx, signatures::TrustList const& trust, web::Settings const& settings, AccountId account,
             std::int64_t certificate, Instant now);

// For the pages where a cabinet begins and those of one's own account: of the signed-in person's certificate that lasts
// longest of those that work, from 30 days before its end; else none.
std::vector<html::Notice> ending_notices(web::PageContext const& context);

}  // namespace obereg::access
