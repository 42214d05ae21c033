// The trust list: accredited certification authorities (63-ФЗ, статья 16) and their lists of revoked certificates.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/refusal.hpp"
#include "core/time.hpp"
#include "platform/signatures/certificate.hpp"

namespace obereg::signatures {

enum class WhyEnded { none, certificate_expired, accreditation_ended, no_conformity };

struct AccreditationPeriod {
  Instant from;
  std::optional<Instant> to;  // the first moment without accreditation; nothing while it lasts
  WhyEnded why_ended = WhyEnded::none;
};

struct AccreditedCa {
  Certificate certificate;
  std::vector<AccreditationPeriod> periods;  // none: a root that is trusted without accreditation of its own
  bool root = false;
};

// A list of revoked certificates whose signature was found right.
struct Crl {
  std::string der;
  std::string sha256;  // hexadecimal
  std::string issuer;
  Instant this_update;
  std::optional<Instant> next_update;
  std::string ca_key;  // hexadecimal; the same for lists that replace each other: one key and distribution point
};

// What holds of a certificate when its CA's list of revoked certificates is missing or out of date.
enum class MissingCrl { accept_with_warning, refuse };

// Immutable, so any number of threads may read it; a change makes a new one.
class TrustList {
 public:
  ~TrustList();
  std::vector<AccreditedCa> const& cas() const;
  std::vector<Crl> const& crls() const;
  MissingCrl missing_crl() const;
  // SHA-256 of all that decisions depend on: kept with each verification to say against which list it was made.
  std::string const& fingerprint() const;

  struct State;  // of this folder
  State const& state() const { return *state_; }

 private:
  friend class TrustListBuilder;
  explicit TrustList(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

class TrustListBuilder {
 public:
  explicit TrustListBuilder(MissingCrl missing_crl = MissingCrl::accept_with_warning);
  ~TrustListBuilder();
  TrustListBuilder(TrustListBuilder&&) noexcept;
  TrustListBuilder& operator=(TrustListBuilder&&) noexcept;
  // Refused where the certificate is not a CA's.
  Result<void> add_accredited(Certificate certificate, std::vector<AccreditationPeriod> periods);
  // A CA above the accredited ones, trusted for as long as its certificate is in date.
  Result<void> add_root(Certificate certificate);
  // DER, PEM or base64. The CA must have been added before. Refuses a wrong signature and lists that are not complete.
  Result<Crl> add_crl(std::string_view file);
  // The builder is empty afterwards.
  std::shared_ptr<TrustList const> build();

 private:
  Result<void> add(AccreditedCa ca);
  std::unique_ptr<TrustList::State> state_;
};

}  // namespace obereg::signatures
