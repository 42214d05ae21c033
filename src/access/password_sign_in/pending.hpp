// Between the password and the second factor there is no session: only this, for five minutes and one use.
#pragma once
#include <string>

#include "core/id.hpp"
#include "core/refusal.hpp"
#include "platform/database/database.hpp"

namespace obereg::access {

inline constexpr std::string_view pending_cookie = "obereg_pending";
inline constexpr std::chrono::minutes pending_lasts{5};

struct PendingSignIn {
  AccountId account;
  std::string next;  // the page that was asked for
};

// Returns the token: the only copy of it.
std::string begin_pending(database::Tx& tx, PendingSignIn const& pending, Instant now);
Result<PendingSignIn> find_pending(database::ReadTx& tx, std::string const& token, Instant now);
void end_pending(database::Tx& tx, std::string const& token);

}  // namespace obereg::access
