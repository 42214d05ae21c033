// A step of a request: into the timeline, the audit log and a letter to the applicant, in the change's transaction.
#pragma once
#include <string>
#include <string_view>

#include "access/requests/access_request.hpp"
#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/web/settings.hpp"

namespace obereg::access {

struct Step {
  std::string_view kind;    // of RequestEvent: "filed"
  std::string_view action;  // of the audit log: "access.request-filed"
  std::string told;         // Russian, to the applicant: what happened
  std::string next;         // Russian: what to do now; may be empty
  std::string details;      // for the audit log; may be empty
};

void record_step(database::Tx& tx, web::Settings const& settings, Actor const& actor, AccessRequest const& request,
                 Step const& step, Instant now);

}  // namespace obereg::access
