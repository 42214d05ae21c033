// A password is chosen: by a link from a letter, or on one's own page (ACC-05).
#pragma once
#include <string>

#include "access/accounts/accounts.hpp"
#include "access/passwords/password_hash.hpp"
#include "core/refusal.hpp"
#include "platform/database/database.hpp"
#include "platform/web/settings.hpp"

namespace obereg::access {

struct ChosenPassword {
  std::string typed;
  std::string address;       // from where
  std::string kept_session;  // token of the session that goes on; "" for none
};

// Russian: why the typed password can't be this account's; "" where it can.
std::string fault_of(Account const& account, std::string const& typed);

// By the link, which is used up and shows that mail reaches the address. `typed` must be faultless. Refused as
// open_link and keep_password refuse.
Result<void> choose_by_link(database::Database& database, PasswordHasher& hasher, std::string const& token,
                            ChosenPassword const& chosen, Instant now);

// On one's own page, where there is a password: `present`. Refused: first_password_by_letter, present_password_wrong,
// codes_tried_too_often, and as keep_password refuses.
Result<void> change_password(database::Database& database, PasswordHasher& hasher, AccountId account,
                             std::string const& present, ChosenPassword const& chosen, Instant now);

// That the one at the keyboard knows the account's password. Refused: present_password_wrong, codes_tried_too_often.
Result<void> prove_password(database::Database& database, PasswordHasher& hasher, AccountId account,
                            std::string const& typed, Instant now);
inline constexpr int most_proofs = 10;  // in one period of platform/attempts

}  // namespace obereg::access
