// The one-time challenge of signing in: a short text that names this site and this moment and that nobody could have
// signed before.
#pragma once
#include <cstdint>
#include <string>

#include "core/id.hpp"
#include "core/refusal.hpp"
#include "core/time.hpp"
#include "platform/database/database.hpp"

namespace obereg::access {

inline constexpr std::chrono::minutes challenge_lifetime{10};

// What one agrees to by signing: a signature that was made for one purpose serves no other.
struct ChallengePurpose {
  std::string heading;  // the first line
  std::string whose;    // a line of its own, of a purpose that is somebody's; "" for none
  std::string limits;   // the last line
};
ChallengePurpose signing_in();
ChallengePurpose binding_to(AccountId account);  // a certificate to the account

struct Challenge {
  std::string token;  // names it in addresses and forms; only its SHA-256 is stored
  std::string text;   // the bytes to be signed
};

// The bytes to be signed. `random` makes them differ from all others.
std::string challenge_text(std::string const& origin, Instant now, std::string const& random,
                           ChallengePurpose const& purpose = signing_in());

Challenge make_challenge(database::Tx& tx, std::string const& origin, Instant now,
                         ChallengePurpose const& purpose = signing_in());

// For a page. `whose`: for whom together so many are made in ten minutes at most, a network or an account; a row lives
// for twice the lifetime, so a flood can't fill the table. Refused: challenges_too_many.
inline constexpr std::int64_t most_challenges = 600;
Result<Challenge> offer_challenge(database::Tx& tx, std::string const& origin, std::string const& whose, Instant now,
                                  ChallengePurpose const& purpose = signing_in());

// The text of a challenge that may still be signed for this site and purpose.
Result<std::string> open_challenge(database::ReadTx& tx, std::string const& token, std::string const& origin,
                                   Instant now, ChallengePurpose const& purpose = signing_in());

// False where somebody was first.
bool use_challenge(database::Tx& tx, std::string const& token, Instant now);

}  // namespace obereg::access
