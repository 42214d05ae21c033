// Whether somebody who is shut out would come back by an account of another number.
#pragma once
#include <string>

#include "access/accounts/accounts.hpp"

namespace obereg::access {

// A blocked account of which a certificate states the СНИЛС ("" finds none by it), or which has the same whole name and
// e-mail. The e-mail alone does not count: an organisation may have one for all.
bool has_blocked_account(database::ReadTx& tx, Account const& person, std::string const& snils);

}  // namespace obereg::access
