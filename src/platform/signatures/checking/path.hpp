// Judging of a signer's certificate at a moment: dates, path, accreditation, revocation, key usage, strength.
#pragma once
#include <string>
#include <vector>

#include "platform/signatures/certificate.hpp"
#include "platform/signatures/checking/check.hpp"
#include "platform/signatures/trust.hpp"

namespace obereg::signatures {

struct PathJudgement {
  std::vector<Check> checks;      // in the order in which they decide
  std::vector<Certificate> path;  // from the signer's certificate up to a trusted one; empty where none was found
  std::vector<std::string> crls;  // SHA-256 of the lists of revoked certificates that were looked into
  bool ok() const { return !first_failure(checks); }
};

// `offered` are other certificates that came along; they help to build the path and are not trusted themselves.
// A certificate revoked after `at` was good at that time; so was one of a CA whose accreditation ended later.
PathJudgement judge_certificate(TrustList const& trust, Certificate const& signer,
                                std::vector<Certificate> const& offered, Instant at);

}  // namespace obereg::signatures
