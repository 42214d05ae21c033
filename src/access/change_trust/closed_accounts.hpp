// Whom a change of the trust list closes sign-in by certificate for, and how many it opens it for.
#pragma once
#include <vector>

#include "access/trust_list/trust_change.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/signatures/trust.hpp"

namespace obereg::access {

struct ClosedAccounts {
  std::int64_t count = 0;
  std::int64_t opened = 0;             // accounts the other way about
  std::vector<AccountId> first;        // of them, at most closed_accounts_named
  bool closes_administration = false;  // an administrator can sign in now, and none could then; a password counts
};
inline constexpr std::size_t closed_accounts_named = 100;

// Accounts that are not blocked, have a bound certificate that is good by the present list, and none that is good by
// the list as the change would leave it. Each certificate is judged as at sign-in. Reads in batches; throws
// jobs::Interrupted where the process ends.
ClosedAccounts closed_accounts(jobs::Run& run, std::int64_t change, signatures::MissingCrl missing_crl);

}  // namespace obereg::access
