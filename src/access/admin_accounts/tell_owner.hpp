// A letter to the owner of an account about what somebody else did with it (ACC-08; OWASP ASVS 4.0.3, 2.2.3).
#pragma once
#include <string>

#include "access/accounts/accounts.hpp"
#include "platform/web/settings.hpp"

namespace obereg::access {

struct OwnerNews {
  std::string subject, what;  // Russian; `what` in whole sentences
};
// To the account's own address, whatever another form says; nothing where it has none. In the change's transaction.
void tell_owner(database::Tx& tx, web::Settings const& settings, AccountId account, OwnerNews const& news, Instant now);

// «Серийный номер …, действует по …»
std::string in_words(signatures::Certificate const& certificate, web::Settings const& settings);

}  // namespace obereg::access
