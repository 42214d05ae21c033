// Signing in through ЕСИА, and linking one's account with it: what happens when the browser comes back.
#pragma once
#include <string>

#include "access/esia/departures.hpp"
#include "access/esia/protocol/provider.hpp"
#include "access/sign_in/open_session.hpp"
#include "core/actor.hpp"

namespace obereg::access::esia {

struct Returned {
  std::string state, code;
  std::string error, description;  // in place of a code
  std::string browser;             // the secret of its cookie
  std::string address, user_agent;
};

// The departure that ends with this return, spent. Refused where it is not this browser's, old, or ended before.
Result<Awaited> take_departure(database::Database& database, Returned const& returned, Instant now);

// Asks ЕСИА who came (outside of any transaction) and opens their session. What is refused is written to the audit log.
Result<SignedIn> sign_in(database::Database& database, web::Settings const& settings, Returned const& returned,
                         Awaited const& awaited, Instant now);

// The same for an owner who links their account.
Result<void> link(database::Database& database, web::Settings const& settings, Returned const& returned,
                  Awaited const& awaited, Actor const& actor, Instant now);

}  // namespace obereg::access::esia
