// That mail reaches a person: a code is sent to the account's address and typed in (ACC-04).
#pragma once
#include <cstddef>
#include <optional>
#include <string>

#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/database/database.hpp"

namespace obereg::access {

inline constexpr std::chrono::hours email_code_lasts{24};
inline constexpr std::size_t email_code_length = 8;
inline constexpr int most_email_codes = 3;  // sent to one account in one period of platform/attempts
inline constexpr int most_email_tries = 10;

// Sends a code to the account's address; the one sent before holds no longer. Refused where too many were sent.
Result<void> send_email_code(database::Tx& tx, Actor const& actor, Instant now);
// At signing in: where no code holds and no other address waits for one. Where too many were sent none is: the page
// says so.
void send_first_email_code(database::Tx& tx, Actor const& actor, Instant now);
// When the code was sent that holds; nothing where none does.
std::optional<Instant> email_code_sent_at(database::ReadTx& tx, AccountId account, Instant now);
// Refused where it is not the code that was sent last, or was sent over a day ago.
Result<void> check_email_code(database::Tx& tx, Actor const& actor, std::string const& typed, Instant now);

}  // namespace obereg::access
