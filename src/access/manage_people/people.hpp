// Who has roles in one organisation, as its administrator sees them: nobody and nothing of another organisation.
#pragma once
#include <string>
#include <vector>

#include "access/accounts/accounts.hpp"

namespace obereg::access {

struct HeldRole {
  std::int64_t cabinet = 0;
  Role role = Role::provider_preparer;
};

struct Person {
  Account account;
  std::optional<Instant> signed_in_at;  // the last time, into whatever cabinet
  std::vector<HeldRole> roles;          // in this organisation
  std::vector<Role> suspended;          // closed for the time being; what opens none
  std::string why_suspended;
};

// The newest accounts first.
std::vector<Person> people_of(database::ReadTx& tx, OrganisationId organisation, Search const& search);
// Nothing where the account has no role in the organisation, not even a closed one.
std::optional<Person> find_person(database::ReadTx& tx, OrganisationId organisation, AccountId account);

}  // namespace obereg::access
