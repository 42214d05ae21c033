// Passwords as they are kept: HMAC-SHA-256 under a secret that is not in the database (ASVS 4.0, 2.4.5), and Argon2id
// of that by libsodium, in its own text form with salt and cost: "hmac-sha-256$argon2id$v=19$m=65536,t=3,p=1$…".
#pragma once
#include <string>

#include "platform/ledger/log_key.hpp"
#include "platform/web/settings.hpp"

namespace obereg::access {

// Slow on purpose: never inside a transaction.
class PasswordHasher {
 public:
  // The secret is derived from the log's key: under another one no password matches.
  PasswordHasher(web::PasswordSettings cost, ledger::LogKey const& key);

  std::string make(std::string const& password);
  // Hashes made before there was a secret match as well.
  bool matches(std::string const& hash, std::string const& password);
  // The same work where there is no hash to compare with, so that time does not tell whether an account is there.
  void match_nothing(std::string const& password);
  // Made without the secret, or when less was asked for than now. A lower setting leaves stronger hashes as they are.
  bool is_outdated(std::string const& hash) const;
  int computed() const { return computed_; }  // hashes so far

 private:
  std::string mixed(std::string const& password) const;

  web::PasswordSettings cost_;
  std::string secret_;
  int computed_ = 0;
};

}  // namespace obereg::access
