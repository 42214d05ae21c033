// People who get in by e-mail (ACC-05): a letter with a link by which its owner chooses a password.
#pragma once
#include <string>

#include "access/accounts/accounts.hpp"
#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/database/database.hpp"
#include "platform/web/settings.hpp"

namespace obereg::access {

// Writes to the account's address, naming the inviter and their organisation; whoever invites answers for having the
// right to. The link holds for seven days and confirms the address; where the account has a password already it is a
// link for a new one, for an hour. Answers the link, for an operator's screen: the letter has it. Refused:
// account_blocked, email_missing, login_taken.
Result<std::string> invite(database::Tx& tx, Actor const& inviter, AccountId account, web::Settings const& settings,
                           Instant now);

}  // namespace obereg::access
