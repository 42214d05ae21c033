// A small world of a root, an accredited CA and a person, for the tests of signatures.
#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "platform/signatures/openssl/initialise.hpp"
#include "platform/signatures/test_pki.hpp"
#include "platform/signatures/verify.hpp"

namespace obereg::signatures {

using namespace std::chrono_literals;

inline Instant const now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + 9h;
constexpr auto day = std::chrono::hours{24};
inline Validity const in_date{now - 100 * day, now + 265 * day};
inline Validity const ca_in_date{now - 1000 * day, now + 3000 * day};
inline AccreditationPeriod const accredited_long{now - 900 * day, {}, WhyEnded::none};
inline std::string const document = "набор записей № 1";

struct World {
  explicit World(KeyKind kind = KeyKind::ecdsa_p256)
      : root(TestCa::root(kind, sample_ca("Головной УЦ (испытания)"), ca_in_date)),
        ca(root.subordinate(kind, sample_ca("УЦ «Образец» (испытания)"), ca_in_date)),
        person(ca.issue(kind, sample_person(), in_date)) {}

  std::shared_ptr<TrustList const> trust(std::vector<AccreditationPeriod> periods = {accredited_long},
                                         MissingCrl missing = MissingCrl::accept_with_warning) const {
    TrustListBuilder builder(missing);
    EXPECT_TRUE(builder.add_root(root.certificate()).has_value());
    EXPECT_TRUE(builder.add_accredited(ca.certificate(), std::move(periods)).has_value());
    for (TestCa const* authority : {&root, &ca}) {
      EXPECT_TRUE(builder.add_crl(authority->crl(now - 1 * day, now + 6 * day)).has_value());
    }
    return builder.build();
  }

  TestCa root, ca;
  KeyAndCertificate person;
};

class Signatures : public testing::Test {
 protected:
  static void SetUpTestSuite() { initialise(); }
};

inline std::string fault_of(Verification const& verification) {
  auto const refusal = verification.refusal();
  return refusal ? std::string(refusal->kind->code) : "none";
}

inline std::string outcome_of(Verification const& verification, std::string_view code) {
  for (auto const& check : verification.checks) {
    if (check.code == code) return std::string(code_of(check.outcome));
  }
  return "no such check";
}

}  // namespace obereg::signatures
