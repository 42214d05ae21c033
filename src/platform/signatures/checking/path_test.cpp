// Judging of the signer's certificate, seen through verify(): dates, path, accreditation, revocation, usage, strength.
#include "platform/signatures/checking/path.hpp"

#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "platform/signatures/verify_fixture.hpp"

namespace obereg::signatures {
namespace {

struct DateCase {
  char const* name;
  Validity validity;
  char const* fault;
};

TEST_F(Signatures, ACC_06_signer_must_be_in_date) {
  for (auto const& row : {DateCase{"expired", {now - 100 * day, now - 1 * day}, "signature.certificate-expired"},
                          DateCase{"not yet", {now + 1 * day, now + 100 * day}, "signature.certificate-not-yet-valid"},
                          DateCase{"last second", {now - 1 * day, now}, "none"},
                          DateCase{"first second", {now, now + 1 * day}, "none"}}) {
    World world;
    auto const person = world.ca.issue(KeyKind::ecdsa_p256, sample_person(), row.validity);
    auto const result = verify(*world.trust(), sign_detached(document, person.certificate, person.key), document, now);
    EXPECT_EQ(fault_of(result), row.fault) << row.name;
    EXPECT_EQ(outcome_of(result, "chain"), "passed") << row.name;
  }
}

TEST_F(Signatures, ACC_06_revoked_before_is_refused_and_revoked_after_was_good) {
  for (auto const& [since, fault] : {std::pair{now - 1min, "signature.revoked"}, std::pair{now + 1min, "none"}}) {
    World world;
    world.ca.revoke(world.person.certificate, since);
    auto const signature = sign_detached(document, world.person.certificate, world.person.key);
    EXPECT_EQ(fault_of(verify(*world.trust(), signature, document, now)), fault);
  }
}

TEST_F(Signatures, ACC_06_revoked_ca_takes_its_certificates_with_it) {
  World world;
  world.root.revoke(world.ca.certificate(), now - 1 * day);
  auto const signature = sign_detached(document, world.person.certificate, world.person.key);
  EXPECT_EQ(fault_of(verify(*world.trust(), signature, document, now)), "signature.revoked");
}

TEST_F(Signatures, missing_and_stale_crl_warn_or_refuse_as_set) {
  World const world;
  auto const signature = sign_detached(document, world.person.certificate, world.person.key);
  for (bool const stale : {false, true}) {
    for (auto const& [setting, fault, outcome] : {std::tuple{MissingCrl::accept_with_warning, "none", "warning"},
                                                  std::tuple{MissingCrl::refuse, "signature.crl-missing", "failed"}}) {
      TrustListBuilder builder(setting);
      ASSERT_TRUE(builder.add_accredited(world.ca.certificate(), {accredited_long}).has_value());
      if (stale) {
        ASSERT_TRUE(builder.add_crl(world.ca.crl(now - 9 * day, now - 2 * day)).has_value());
      }
      auto const result = verify(*builder.build(), signature, document, now);
      EXPECT_EQ(fault_of(result), fault) << stale;
      EXPECT_EQ(outcome_of(result, "revocation"), outcome) << stale;
    }
  }
}

struct AccreditationCase {
  char const* name;
  std::vector<AccreditationPeriod> periods;
  char const* fault;
};

TEST_F(Signatures, ACC_06_ACC_07_ca_must_be_accredited_at_the_time_and_the_reason_is_told) {
  World const world;
  auto const signature = sign_detached(document, world.person.certificate, world.person.key);
  auto const past = now - 50 * day;
  std::vector<AccreditationCase> const cases{
      {"ended", {{past, now - 1 * day, WhyEnded::accreditation_ended}}, "signature.not-accredited"},
      {"certificate expired", {{past, now - 1 * day, WhyEnded::certificate_expired}}, "signature.ca-expired"},
      {"no conformity", {{past, now - 1 * day, WhyEnded::no_conformity}}, "signature.no-conformity"},
      {"ends at this very moment", {{past, now, WhyEnded::accreditation_ended}}, "signature.not-accredited"},
      {"ends later", {{past, now + 1ms, WhyEnded::accreditation_ended}}, "none"},
      {"begins later", {{now + 1ms, {}, WhyEnded::none}}, "signature.not-accredited"},
      {"again accredited", {{past, past + 1 * day, WhyEnded::no_conformity}, {now, {}, WhyEnded::none}}, "none"},
      {"never", {}, "signature.not-accredited"}};
  for (auto const& row : cases) {
    EXPECT_EQ(fault_of(verify(*world.trust(row.periods), signature, document, now)), row.fault) << row.name;
  }
}

TEST_F(Signatures, ACC_06_certificate_of_an_unknown_ca_is_refused_even_with_its_chain_sent_along) {
  World const known, stranger;
  auto const signature = sign_detached(document, stranger.person.certificate, stranger.person.key);
  EXPECT_EQ(fault_of(verify(*known.trust(), signature, document, now)), "signature.unknown-ca");
  TrustListBuilder empty;
  EXPECT_EQ(fault_of(verify(*empty.build(), signature, document, now)), "signature.unknown-ca");
}

TEST_F(Signatures, ACC_07_expired_certificate_of_the_ca_has_its_own_text) {
  auto ca = TestCa::root(KeyKind::ecdsa_p256, sample_ca("УЦ с истёкшим сроком (испытания)"),
                         {now - 900 * day, now - 1 * day});
  auto const person = ca.issue(KeyKind::ecdsa_p256, sample_person(), in_date);
  TrustListBuilder builder;
  ASSERT_TRUE(builder.add_accredited(ca.certificate(), {accredited_long}).has_value());
  auto const signature = sign_detached(document, person.certificate, person.key);
  EXPECT_EQ(fault_of(verify(*builder.build(), signature, document, now)), "signature.ca-expired");
}

TEST_F(Signatures, ACC_07_expired_root_above_an_accredited_ca_is_seen) {
  auto root = TestCa::root(KeyKind::ecdsa_p256, sample_ca("Головной УЦ (испытания)"), {now - 900 * day, now - 1 * day});
  auto ca = root.subordinate(KeyKind::ecdsa_p256, sample_ca("УЦ «Образец» (испытания)"), ca_in_date);
  auto const person = ca.issue(KeyKind::ecdsa_p256, sample_person(), in_date);
  auto const signature = sign_detached(document, person.certificate, person.key);
  TrustListBuilder with_root, without_root;
  ASSERT_TRUE(with_root.add_root(root.certificate()).has_value());
  for (auto* builder : {&with_root, &without_root}) {
    ASSERT_TRUE(builder->add_accredited(ca.certificate(), {accredited_long}).has_value());
  }
  EXPECT_EQ(fault_of(verify(*with_root.build(), signature, document, now)), "signature.ca-expired");
  EXPECT_EQ(fault_of(verify(*without_root.build(), signature, document, now)), "none");
}

TEST_F(Signatures, weak_algorithms_are_refused) {
  World world(KeyKind::rsa_2048);
  auto const trust = world.trust();
  auto const small = world.ca.issue(KeyKind::rsa_1024, sample_person(), in_date);
  auto const sha1 =
      world.ca.issue(KeyKind::rsa_2048, sample_person(), in_date, {.digest = "sha1", .serial = {}, .crl_address = {}});
  auto const& good = world.person;
  EXPECT_EQ(fault_of(verify(*trust, sign_detached(document, small.certificate, small.key), document, now)),
            "signature.weak-algorithm");
  EXPECT_EQ(fault_of(verify(*trust, sign_detached(document, sha1.certificate, sha1.key), document, now)),
            "signature.weak-algorithm");
  for (auto const* digest : {"sha1", "md5"}) {
    auto const signature = sign(document, good.certificate, good.key, {.digest = digest});
    EXPECT_EQ(fault_of(verify(*trust, signature, document, now)), "signature.weak-algorithm") << digest;
  }
}

TEST_F(Signatures, key_that_may_not_sign_is_refused) {
  World world;
  for (auto const* usage : {"keyEncipherment", ""}) {
    auto const person = world.ca.issue(KeyKind::ecdsa_p256, sample_person(), in_date,
                                       {.key_usage = usage, .digest = {}, .serial = {}, .crl_address = {}});
    auto const signature = sign_detached(document, person.certificate, person.key);
    EXPECT_EQ(fault_of(verify(*world.trust(), signature, document, now)), "signature.key-usage") << usage;
  }
}

}  // namespace
}  // namespace obereg::signatures
