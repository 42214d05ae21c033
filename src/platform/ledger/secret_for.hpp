// Secrets of other parts of the program, derived from the log's key: backups and further processes carry no second key
// file. Header only.
#pragma once
#include <string>
#include <string_view>

#include "core/text.hpp"
#include "platform/ledger/log_key.hpp"

namespace obereg::ledger {

// 32 bytes that nobody has without the key, the same each time, since a signature of Ed25519 is (RFC 8032, 5.1.6).
// `purpose`: words that are no head and no statement.
inline std::string secret_for(LogKey const& key, std::string_view purpose) {
  return text::sha256(key.sign(purpose));
}

}  // namespace obereg::ledger
