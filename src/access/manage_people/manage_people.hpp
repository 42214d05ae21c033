// What an administrator of an organisation does with its people. All of it concerns the organisation of the actor's
// open cabinet; each change is in the audit log, and the person concerned gets a letter.
#pragma once
#include <string>

#include "access/admin_accounts/admin_accounts.hpp"

namespace obereg::access {

// Roles that fit the organisation and that its administrator may give and take.
std::vector<Role> roles_to_give(Organisation const& organisation);

Result<void> give_role(database::Tx& tx, Actor const& actor, AccountId account, Role role, Instant now);
// `confirmed`: the actor was told what goes with the role of an administrator of the organisation. It is asked where
// the role is the actor's own, or the organisation's last.
Result<void> take_role(database::Tx& tx, Actor const& actor, AccountId account, std::int64_t cabinet, bool confirmed,
                       Instant now);
// Closes the person's cabinets in this organisation; the account, which may serve others, stays as it is.
Result<void> close_cabinets(database::Tx& tx, Actor const& actor, AccountId account, std::string const& reason,
                            Instant now);
Result<void> open_cabinets(database::Tx& tx, Actor const& actor, AccountId account, Instant now);

// A new account. `wanted.inn` is not looked at. A certificate must state the person's name, and no other organisation
// than the actor's; without one the person is invited by e-mail. An account that is there already is never joined here:
// that needs its owner's consent.
Result<AccountId> add_person(database::Tx& tx, Actor const& actor, NewAccount wanted, web::Settings const& settings,
                             Instant now);

}  // namespace obereg::access
