// What staff do with a request (ACC-03, ACC-04, ACC-08). Each step stands in the timeline, the audit log and a letter.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "access/requests/access_request.hpp"
#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/signatures/trust.hpp"
#include "platform/web/settings.hpp"

namespace obereg::access {

// One clerk at a time. Taken is what nobody has; what a colleague has is taken over from that very colleague, who may
// have taken it a moment ago.
Result<void> take(database::Tx& tx, web::Settings const& settings, Actor const& clerk, RequestId id, Instant now);
Result<void> take_over(database::Tx& tx, web::Settings const& settings, Actor const& clerk, RequestId id,
                       AccountId holder, Instant now);

// The others are refused where the request is not in this clerk's work.
Result<void> release(database::Tx& tx, web::Settings const& settings, Actor const& clerk, RequestId id, Instant now);
Result<void> ask_to_correct(database::Tx& tx, web::Settings const& settings, Actor const& clerk, RequestId id,
                            std::string const& what, Instant now);
Result<void> refuse_request(database::Tx& tx, web::Settings const& settings, Actor const& clerk, RequestId id,
                            std::string const& reason, Instant now);

struct Approval {
  std::optional<AccountId> account;      // to which the certificate is linked; nothing: a new one
  std::vector<Role> roles;               // in the organisation of the request
  std::optional<OrganisationKind> kind;  // where the organisation is not known yet
  bool trains = false;                   // likewise
  std::string confirmed;                 // the Comparison::doubt that the clerk has seen and confirmed
};
// `trust`: the list of this moment. Refused where a check that kept a request from being filed fails by now; where the
// CA alone is unknown the letter says that sign-in has to wait.
Result<AccountId> approve(database::Tx& tx, web::Settings const& settings, signatures::TrustList const& trust,
                          Actor const& clerk, RequestId id, Approval const& approval, Instant now);

}  // namespace obereg::access
