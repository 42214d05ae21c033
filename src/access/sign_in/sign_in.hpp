// Signing in with a certificate (ACC-05): a signed challenge becomes a session.
#pragma once
#include <string>

#include "access/sign_in/open_session.hpp"
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

// What fails is written to the audit log too, and leaves the challenge open: another certificate may be tried.
Result<SignedIn> sign_in(database::Database& database, signatures::TrustList const& trust,
                         web::Settings const& settings, SignInAttempt const& attempt, Instant now);

// Whoever made the attempt's signature has the key of this certificate, even where it does not open the site: because
// of its CA, or because no account has it. Refused otherwise: expired and revoked ones prove nothing. Uses up nothing.
Result<signatures::Certificate> proven_signer(database::Database& database, signatures::TrustList const& trust,
                                              std::string const& origin, SignInAttempt const& attempt, Instant now);

}  // namespace obereg::access
