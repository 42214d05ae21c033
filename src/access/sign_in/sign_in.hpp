// Signing in with a certificate (ACC-05): a signed challenge becomes a session.
#pragma once
#include <string>

#include "access/accounts/accounts.hpp"
#include "access/sessions/sessions.hpp"
#include "core/refusal.hpp"
#include "platform/database/database.hpp"
#include "platform/signatures/trust.hpp"
#include "platform/web/settings.hpp"

namespace obereg::access {

struct SignInAttempt {
  std::string challenge;  // its token
  std::string signature;  // CMS, detached: DER or PEM
  std::string address, browser;
};

struct SignedIn {
  std::string token;            // of the new session
  Cabinet cabinet;              // opened: the first of the account's
  bool asks_for_email = false;  // its owner has yet to confirm the account's e-mail
};

// What fails is written to the audit log too, and leaves the challenge open: another certificate may be tried.
Result<SignedIn> sign_in(database::Database& database, signatures::TrustList const& trust,
                         web::Settings const& settings, SignInAttempt const& attempt, Instant now);

}  // namespace obereg::access
