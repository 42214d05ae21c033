// Another address takes the place of an account's e-mail: its owner shows by a code that mail reaches them there
// (ACC-04), or an administrator corrects it.
#pragma once
#include <optional>
#include <string>

#include "access/accounts/accounts.hpp"
#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/database/database.hpp"

namespace obereg::access {

struct WaitingEmail {
  std::string email;
  Instant sent_at;  // the code
};
// The address that waits for its code; nothing where there is none, or the code holds no longer.
std::optional<WaitingEmail> waiting_email(database::ReadTx& tx, AccountId account, Instant now);

// Sends a code to the new address; the present one holds until it is typed in. Whether another account signs in with
// the address is told only to whom the code has reached: it would tell strangers who has an account. Refused:
// codes_tried_too_often.
Result<void> ask_email_change(database::Tx& tx, Actor const& actor, std::string const& email, Instant now);
// Refused: email_code_wrong, and as replace_email refuses.
Result<void> confirm_email_change(database::Tx& tx, Actor const& actor, std::string const& typed, Instant now);
void keep_present_email(database::Tx& tx, Actor const& actor, Instant now);

// Whoever changes it: a password's login follows, links and codes that went to the old address open nothing any more,
// both addresses get a letter. `account`: as it was; `confirmed_at`: nothing where the owner has yet to confirm the
// new one. Refused: email_missing, login_taken, where the account has a password.
Result<void> replace_email(database::Tx& tx, Actor const& by, Account const& account, std::string const& email,
                           std::optional<Instant> confirmed_at, Instant now);

}  // namespace obereg::access
