// Who is away at ЕСИА: each departure ends once, in the browser where it began, within ten minutes.
#pragma once
#include <optional>
#include <string>

#include "core/id.hpp"
#include "core/refusal.hpp"
#include "core/time.hpp"
#include "platform/database/database.hpp"

namespace obereg::access::esia {

inline constexpr std::chrono::minutes departure_lasts{10};

struct Departure {
  std::string state, nonce, verifier;
};
// What waits for the return. `account` 0: somebody signs in, else that account's owner links it. `next`: a path of this
// site, or "".
struct Awaited {
  AccountId account;
  std::string next;
  std::string nonce, verifier;
};

// `browser`: the secret in the cookie of the browser that leaves. Only hashes of it and of the state are stored.
Departure depart(database::Tx& tx, std::string const& browser, AccountId account, std::string const& next, Instant now);

// Ends the departure whatever happens next: a second return with the same state is refused.
Result<Awaited> arrive(database::Tx& tx, std::string const& state, std::string const& browser, Instant now);

}  // namespace obereg::access::esia
