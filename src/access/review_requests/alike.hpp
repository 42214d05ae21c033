// What else there is of the same person or certificate: shown to who decides, and judged once more when they do
// (ACC-03, ACC-08).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "access/accounts/accounts.hpp"
#include "access/requests/access_request.hpp"

namespace obereg::access {

struct Alike {
  std::vector<Account> accounts;          // probably the applicant's; that of the certificate is among them
  std::optional<BoundCertificate> bound;  // the certificate, where it is or was an account's
  std::vector<AccessRequest> requests;    // others that are not decided

  bool is_empty() const { return accounts.empty() && !bound && requests.empty(); }
};
Alike alike(database::ReadTx& tx, AccessRequest const& request);

Account account_of(Applicant const& applicant);

// Taken away by somebody else than its owner: only an administrator gives it back. Whoever did it was noted since
// owners can; before, it was an administrator.
inline bool is_taken_away(BoundCertificate const& bound) {
  return bound.removed_at && bound.removed_by != bound.account;
}

// Russian, "СНИЛС, почта": in what the other request is the same.
std::string same_in(AccessRequest const& request, AccessRequest const& other);

}  // namespace obereg::access
