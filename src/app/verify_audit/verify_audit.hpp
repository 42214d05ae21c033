// The check of the whole audit log, asked for on its page and made by a job (PLT-05). It finds what `obereg audit
// verify` finds.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/actor.hpp"
#include "platform/database/database.hpp"
#include "platform/jobs/jobs.hpp"

namespace obereg::app {

inline constexpr std::string_view verify_audit_job_kind = "audit.verify";

struct AuditCheck {
  std::int64_t id = 0;
  std::string state;  // "checking", "done", "given-up": the job failed for good
  JobId job;
  Actor asked_by;  // as the log names them; without rights
  Instant asked_at;
  std::optional<Instant> finished_at;
  std::int64_t right = 0;  // so many records from № 1 on were found right
  std::optional<std::int64_t> first_wrong;
};
std::optional<AuditCheck> find_audit_check(database::ReadTx& tx, std::int64_t id);
std::optional<AuditCheck> newest_audit_check(database::ReadTx& tx);

// Answers the check to wait for: a new one, or the one that goes on already, whoever asked for it.
std::int64_t ask_for_audit_check(database::Tx& tx, Actor const& actor, Instant now);

// Reads the log in short transactions. May be run again: starts over, for what a process noted before it died proves
// nothing.
void verify_audit(jobs::Run& run);

}  // namespace obereg::app
