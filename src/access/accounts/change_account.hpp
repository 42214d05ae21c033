// Changes of what an account says of its person.
#pragma once
#include "access/accounts/accounts.hpp"

namespace obereg::access {

// Nobody else changes the row until the transaction ends: of two changes at once the second sees what the first wrote.
std::optional<Account> lock_account(database::Tx& tx, AccountId id);
// Names, e-mail with the moment of its confirmation, job title and phone become those of `account`; nothing else does.
void change_account(database::Tx& tx, Account const& account);
std::string search_key_of(Account const& account);  // by which accounts are found

}  // namespace obereg::access
