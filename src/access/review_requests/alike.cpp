#include "access/review_requests/alike.hpp"

#include <algorithm>

#include "core/text.hpp"

namespace obereg::access {

Account account_of(Applicant const& applicant) {
  Account account;
  account.last_name = applicant.last_name;
  account.first_name = applicant.first_name;
  account.middle_name = applicant.middle_name;
  account.email = applicant.email;
  account.job_title = applicant.job_title;
  account.phone = applicant.phone;
  return account;
}

Alike alike(database::ReadTx& tx, AccessRequest const& request) {
  Alike found{accounts_like(tx, account_of(request.applicant), request.snils), find_certificate(tx, request.thumbprint),
              open_requests_like(tx, request)};
  bool const is_listed = !found.bound || std::any_of(found.accounts.begin(), found.accounts.end(),
                                                     [&](auto const& one) { return one.id == found.bound->account; });
  if (!is_listed) found.accounts.push_back(find_account(tx, found.bound->account).value());
  return found;
}

std::string same_in(AccessRequest const& request, AccessRequest const& other) {
  std::string words;
  auto const add = [&](bool same, char const* what) {
    if (same) words += (words.empty() ? "" : ", ") + std::string(what);
  };
  add(!request.snils.empty() && request.snils == other.snils, "СНИЛС");
  add(text::fold(request.applicant.email) == text::fold(other.applicant.email), "почта");
  add(request.thumbprint == other.thumbprint, "сертификат");
  return words;
}

}  // namespace obereg::access
