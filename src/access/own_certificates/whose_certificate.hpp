// Whether a certificate was issued to the person of an account, and in an organisation of theirs (ACC-08).
#pragma once
#include <string>
#include <vector>

#include "access/accounts/accounts.hpp"
#include "core/refusal.hpp"

namespace obereg::access {

// What the site knows of an account's owner.
struct KnownPerson {
  std::string name;                // full, as in the account
  std::vector<std::string> snils;  // as the certificates state it that the account has or had
  std::vector<std::string> inns;   // of the organisations in which they hold a cabinet
};
KnownPerson known_person(database::ReadTx& tx, AccountId account);

// Whose the certificate says it is.
std::string stated_name(signatures::Certificate const& certificate);

// What the certificate states otherwise. The СНИЛС decides who the person is, and where one side has none the name: a
// name may change. An organisation that the certificate does not name is no difference: such is a person's own, used
// with a power of attorney.
std::vector<Refusal> differences(KnownPerson const& known, signatures::Certificate const& certificate);

}  // namespace obereg::access
