// An administrator corrects what an account says of its person (ACC-04).
#pragma once
#include <string>

#include "access/accounts/accounts.hpp"
#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/database/database.hpp"

namespace obereg::access {

// What the account is to say, tidied: `wanted` has names, e-mail, job title and phone. `confirmed`: the detail of
// certificate_states_another_name as the administrator was shown it; "" where they were not. A changed e-mail is
// unconfirmed again (replace_email). The audit log keeps names and job title, old and new, and of e-mail and phone that
// they changed; the owner gets a letter. Refused: certificate_states_another_name (told only of a name that changes),
// own_email_by_code, and as replace_email refuses.
Result<void> correct_account(database::Tx& tx, Actor const& actor, Account const& wanted, std::string const& confirmed,
                             Instant now);

}  // namespace obereg::access
