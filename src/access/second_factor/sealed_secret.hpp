// Secrets as the database keeps them: a copy of its tables alone opens none.
#pragma once
#include <optional>
#include <string>

#include "core/id.hpp"
#include "platform/ledger/log_key.hpp"

namespace obereg::access {

// XSalsa20-Poly1305 (libsodium's secretbox) under a key that is derived from the log's for this account: the secret is
// bound to it.
std::string seal_secret(ledger::LogKey const& key, AccountId account, std::string const& secret);
// Nothing where it was sealed under another key, for another account, or was altered.
std::optional<std::string> open_secret(ledger::LogKey const& key, AccountId account, std::string const& sealed);

}  // namespace obereg::access
