// The certificates of an account, each judged as of now: does it still open the site (ACC-07).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "access/accounts/accounts.hpp"
#include "core/refusal.hpp"
#include "platform/signatures/trust.hpp"

namespace obereg::access {

struct OwnCertificate {
  BoundCertificate bound;
  signatures::Certificate certificate;
  std::optional<Refusal> fault;  // why a signature with it would be refused now

  bool is_usable() const { return !bound.removed_at && !fault; }
};

// In the order in which they were bound, removed ones too.
std::vector<OwnCertificate> own_certificates(database::ReadTx& tx, signatures::TrustList const& trust,
                                             AccountId account, Instant now);

// Whether another of them is usable, so that this one can be done without.
bool is_replaceable(std::vector<OwnCertificate> const& all, std::int64_t id);

// Of a person's own certificate, for pages: what holds, why, and until when. The colour is a tag's of the design.
struct CertificateState {
  std::string tag, colour;
  std::string words;  // what happened and what to do; may be empty
};
// Days are whole days of `zone`: a certificate that ends today has 0 left.
CertificateState state_of(OwnCertificate const& certificate, AccountId owner, LocalDate today,
                          std::chrono::minutes zone);

// Whole days from today to the last day of the certificate; negative after it.
int days_left(Instant not_after, LocalDate today, std::chrono::minutes zone);

}  // namespace obereg::access
