// Secrets as the database keeps them: a copy of its tables alone opens none.
#pragma once
#include <optional>
#include <string>

#include "core/id.hpp"
#include "platform/ledger/log_key.hpp"

namespace obereg::access {

// XSalsa20-Poly1305 (libsodium's secretbox) under a key that is derived from the log's: the SHA-256 of its signature of
// a text that is no head and no statement, which is the same each time (RFC 8032, 5.1.6). So there is no second key
// file for backups and further processes to carry. The secret is bound to its account.
std::string seal_secret(ledger::LogKey const& key, AccountId account, std::string const& secret);
// Nothing where it was sealed under another key, for another account, or was altered.
std::optional<std::string> open_secret(ledger::LogKey const& key, AccountId account, std::string const& sealed);

}  // namespace obereg::access
