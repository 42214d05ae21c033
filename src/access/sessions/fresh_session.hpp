// Whether somebody signed in a moment ago: before a change that outlasts a session, one left open is not proof enough
// (ASVS 4.0.3, 3.7.1).
#pragma once
#include "access/sessions/sessions.hpp"

namespace obereg::access {

inline constexpr std::chrono::minutes fresh_lasts{15};

// `token`: of the session in which the account acts.
bool is_fresh(database::ReadTx& tx, AccountId account, std::string const& token, Instant now);

}  // namespace obereg::access
