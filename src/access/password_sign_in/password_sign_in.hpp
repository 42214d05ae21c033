// Signing in by e-mail and password (ACC-05), with the second factor where there is one or must be.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "access/passwords/password_hash.hpp"
#include "access/sign_in/open_session.hpp"
#include "platform/ledger/log_key.hpp"

namespace obereg::access {

inline constexpr int most_password_tries = 30;  // by one network, in one period of platform/attempts

struct PasswordAttempt {
  std::string email, password, next, address, browser;
};
enum class NextStep { done, code, set_up };
struct PasswordTaken {
  NextStep step = NextStep::done;
  SignedIn signed_in;   // where it is done
  std::string pending;  // token, where the second factor is still to come
  int failures = 0;     // somebody's, since the last time
};
// Refused alike, and after the same work, where there is no such account, the password is another, the account has none
// or is blocked (password_wrong); while a delay lasts (password_delayed); codes_tried_too_often; no_cabinets.
Result<PasswordTaken> sign_in_with_password(database::Database& database, PasswordHasher& hasher,
                                            ledger::LogKey const& key, web::Settings const& settings,
                                            PasswordAttempt const& attempt, Instant now);

struct CodeAttempt {
  std::string pending, typed, address, browser;
};
struct CodeTaken {
  SignedIn signed_in;
  std::string next;
  int failures = 0;
  bool was_recovery_code = false;
};
// Refused: pending_sign_in_over, second_factor_wrong, password_delayed, and as open_session refuses.
Result<CodeTaken> sign_in_with_code(database::Database& database, ledger::LogKey const& key,
                                    web::Settings const& settings, CodeAttempt const& attempt, Instant now);

struct FactorSet {
  CodeTaken taken;
  std::vector<std::string> recovery_codes;  // the only copy
};
// The first sign-in of a role that must have a second factor. Whoever has one can't come this way round it.
Result<FactorSet> sign_in_with_set_up(database::Database& database, ledger::LogKey const& key,
                                      web::Settings const& settings, CodeAttempt const& attempt, Instant now);

}  // namespace obereg::access
