// Who could still administer the system.
#pragma once
#include "access/accounts/accounts.hpp"
#include "platform/signatures/trust.hpp"

namespace obereg::access {

// Whether no administrator could sign in once this certificate of the account is unbound, while one can now: none who
// is not blocked would have a password or another certificate that opens the site.
bool ends_administration(database::ReadTx& tx, signatures::TrustList const& trust, AccountId account,
                         std::int64_t certificate, Instant now);

}  // namespace obereg::access
