// Verification of CMS signatures (RFC 5652; приказ Минцифры от 14.09.2020 № 472) and of CAdES-BES (ETSI EN 319 122).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/refusal.hpp"
#include "core/time.hpp"
#include "platform/signatures/certificate.hpp"
#include "platform/signatures/checking/check.hpp"
#include "platform/signatures/trust.hpp"

namespace obereg::signatures {

struct VerifyOptions {
  // The signed reference to the signer's certificate must be there (CAdES-BES). A sign-in challenge signed by plain
  // `openssl cms -sign` has none; that is then recorded as a warning. A reference to another certificate always fails.
  bool require_signing_certificate = true;
};

struct Verification {
  Instant at;                 // the time it was judged for: our time of receipt, not the signer's claim
  std::vector<Check> checks;  // all of them, in the order in which they decide
  std::optional<Certificate> signer;
  std::optional<Instant> claimed_time;  // signingTime: what the signer says
  bool signing_certificate_present = false;
  std::vector<Certificate> path;  // from the signer up to a trusted certificate
  std::vector<std::string> crls;  // SHA-256 of the lists of revoked certificates looked into
  std::string trust_list;         // its fingerprint
  std::string signature_sha256;   // of the signature as given
  std::string content_sha256;     // of the bytes signed
  std::string attached_content;   // of an attached signature, only where ok()

  bool ok() const { return !checks.empty() && !refusal(); }
  std::optional<Refusal> refusal() const { return first_failure(checks); }
};

// `content`: the bytes that must have been signed (a detached signature); nothing for an attached one.
// `cms`: DER, BER, PEM or bare base64, at most 1 MiB.
Verification verify(TrustList const& trust, std::string_view cms, std::optional<std::string_view> content, Instant at,
                    VerifyOptions options = {});

// The whole verification as JSON, to be kept for ever with the signature: {"format": "obereg-verification-1", …}.
std::string evidence_json(Verification const& verification);

}  // namespace obereg::signatures
