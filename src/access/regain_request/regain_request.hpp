// The way back to a request whose letter never came: whoever signs with its certificate is its applicant (ACC-03).
#pragma once
#include <string>

#include "access/requests/access_request.hpp"
#include "core/actor.hpp"
#include "core/refusal.hpp"

namespace obereg::access {

struct Regained {
  RequestId id;
  std::string code;  // the new one; the old one serves no more
};
// The newest of the certificate whose key the applicant has just shown; the challenge is used up by it. Refused:
// challenge_used, request_not_found.
Result<Regained> regain_request(database::Tx& tx, Actor const& stranger, std::string const& challenge,
                                signatures::Certificate const& signer, Instant now);

}  // namespace obereg::access
