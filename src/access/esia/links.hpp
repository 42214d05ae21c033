// Which person of ЕСИА is which account.
#pragma once
#include <optional>
#include <string>

#include "access/accounts/accounts.hpp"
#include "access/esia/protocol/provider.hpp"
#include "core/actor.hpp"
#include "core/refusal.hpp"

namespace obereg::access::esia {

struct Link {
  Instant linked_at;
  bool by_owner = false;               // else at a sign-in, by СНИЛС and names
  std::optional<Instant> unlinked_at;  // by the owner or an administrator
  bool switched_off() const { return unlinked_at.has_value(); }
};
std::optional<Link> link_of(database::ReadTx& tx, AccountId account);

// Whose account it is: that of the link, else the one account that has a bound certificate with the person's СНИЛС and
// bears the same names. Such an account is linked here and now, with an audit record and a letter. Refused in words for
// the person where there is none, or more than one, or its owner does not want it.
Result<AccountId> account_of(database::Tx& tx, Person const& person, std::string const& address, Instant now);

// The signed-in owner links their account. The names must agree, and the СНИЛС where one of the account's certificates
// states any.
Result<void> link_own(database::Tx& tx, Actor const& actor, Person const& person, Instant now);
// Afterwards no sign-in by СНИЛС links it anew; only the owner does. False where there was no link.
bool unlink_own(database::Tx& tx, Actor const& actor, Instant now);
// The same by an administrator. Sessions that ЕСИА opened end, and the owner gets a letter.
bool cut_link(database::Tx& tx, Actor const& administrator, AccountId account, Instant now);

}  // namespace obereg::access::esia
