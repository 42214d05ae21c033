// Who works in an organisation: for parts that write to its people.
#pragma once
#include "access/accounts/accounts.hpp"

namespace obereg::access {

// Who holds a cabinet in the organisation, with what role; of accounts that are not blocked.
struct Holder {
  AccountId account;
  std::string email;  // may be empty
  Role role = Role::provider_preparer;
};
std::vector<Holder> holders_in(database::ReadTx& tx, OrganisationId organisation);
// The one that was entered first of its kind: the ministry, say.
std::optional<Organisation> first_of_kind(database::ReadTx& tx, OrganisationKind kind);
// Nobody else changes the row until the transaction ends.
std::optional<Organisation> lock_organisation(database::Tx& tx, OrganisationId id);

}  // namespace obereg::access
