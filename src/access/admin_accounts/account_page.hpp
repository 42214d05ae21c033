// The pages of one account: its card, and the form that makes a new one.
#pragma once
#include <vector>

#include "access/admin_accounts/admin_accounts.hpp"
#include "platform/html/form.hpp"
#include "platform/web/route.hpp"

namespace obereg::access {

// A certificate that states another person or organisation than the account: the administrator confirms or takes
// another.
struct DoubtfulCertificate {
  signatures::Certificate certificate;
  std::vector<Refusal> differences;
};
std::string in_words(std::vector<Refusal> const& differences);

http::Response account_page(web::PageContext const& context, AccountId account,
                            std::vector<html::FieldError> const& errors, DoubtfulCertificate const* doubtful = nullptr);

http::Response add_account_page(web::PageContext const& context, http::Fields const& typed,
                                std::vector<html::FieldError> const& errors,
                                DoubtfulCertificate const* doubtful = nullptr);
// Fills `wanted` save for its certificate.
std::vector<html::FieldError> check_new_account(http::Fields const& typed, NewAccount& wanted);

}  // namespace obereg::access
