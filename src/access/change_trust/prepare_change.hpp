// Preparing of a change of the trust list: by a job, which stores the difference to approve and changes nothing else.
#pragma once
#include <string>
#include <string_view>

#include "access/trust_list/trust_change.hpp"
#include "core/actor.hpp"
#include "platform/files/files.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/signatures/trust.hpp"

namespace obereg::access {

inline constexpr std::string_view prepare_change_job_kind = "access.prepare-trust-change";

// The whole official list (TSL), as it is kept. The change is prepared by the job that this enqueues.
std::int64_t propose_tsl(database::Tx& tx, Actor const& actor, files::StoredFile const& file, std::string const& name,
                         Instant now);
// Brings back what held before this version, for the certificates that it changed. Refused where it is no version.
Result<std::int64_t> propose_undo(database::Tx& tx, Actor const& actor, std::int64_t change, Instant now);

// An accreditation that somebody wants to be another, for a reason in their words. Prepared and decided on as any
// change: it may close people out.
std::int64_t propose_hand(database::Tx& tx, Actor const& actor, Authority const& authority, Accreditation const& wanted,
                          std::string const& reason, Instant now);

// A change that `actor` asks for, not stored yet.
TrustChange proposed(Actor const& actor, std::string const& kind, Instant now);
void enqueue_preparing(database::Tx& tx, std::int64_t change, Instant now);

// `files` must live as long as the runner. May be run again: starts over.
jobs::Handler prepare_change_job(files::Store const& files, signatures::MissingCrl missing_crl);

}  // namespace obereg::access
