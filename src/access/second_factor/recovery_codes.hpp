// Recovery codes: each lets in once in place of a code of the authenticator application (ACC-05; ASVS 4.0, 2.6.1 to
// 2.6.3).
#pragma once
#include <string>
#include <vector>

#include "access/accounts/accounts.hpp"
#include "platform/database/database.hpp"
#include "platform/ledger/log_key.hpp"

namespace obereg::access {

inline constexpr int recovery_codes_made = 10;
inline constexpr std::size_t recovery_code_length = 10;  // letters and digits of 5 bits

// A new set takes the place of the old one. The answer is the only copy: the database keeps of each a random salt and
// an HMAC-SHA-256 under a secret that is derived from the log's key for this account, of no use without that key.
std::vector<std::string> new_recovery_codes(database::Tx& tx, ledger::LogKey const& key, Account const& account,
                                            std::string const& address, Instant now);
// Uses one up; false where it is none, of another account, or was used. `code`: as text::typed_code answers.
bool use_recovery_code(database::Tx& tx, ledger::LogKey const& key, AccountId account, std::string const& code,
                       Instant now);
std::int64_t recovery_codes_left(database::ReadTx& tx, AccountId account);
void forget_recovery_codes(database::Tx& tx, AccountId account);

}  // namespace obereg::access
