#include "platform/signatures/verify.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "platform/signatures/initialise.hpp"
#include "platform/signatures/test_pki.hpp"

namespace obereg::signatures {
namespace {

using namespace std::chrono_literals;

Instant const now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + 9h;
constexpr auto day = std::chrono::hours{24};
Validity const in_date{now - 100 * day, now + 265 * day};
Validity const ca_in_date{now - 1000 * day, now + 3000 * day};
AccreditationPeriod const accredited_long{now - 900 * day, {}, WhyEnded::none};
std::string const document = "набор записей № 1";

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

std::string fault_of(Verification const& verification) {
  auto const refusal = verification.refusal();
  return refusal ? std::string(refusal->kind->code) : "none";
}

std::string outcome_of(Verification const& verification, std::string_view code) {
  for (auto const& check : verification.checks) {
    if (check.code == code) return std::string(code_of(check.outcome));
  }
  return "no such check";
}

class EveryAlgorithm : public testing::TestWithParam<KeyKind> {
 protected:
  static void SetUpTestSuite() { initialise(); }
};
INSTANTIATE_TEST_SUITE_P(ACC_09, EveryAlgorithm,
                         testing::Values(KeyKind::gost_2012_256, KeyKind::gost_2012_512, KeyKind::rsa_2048,
                                         KeyKind::ecdsa_p256));

TEST_P(EveryAlgorithm, ACC_09_good_signatures_pass_every_check_and_name_the_signer) {
  World const world(GetParam());
  auto const& [certificate, key] = world.person;
  auto const result = verify(*world.trust(), sign_detached(document, certificate, key), document, now);
  EXPECT_EQ(fault_of(result), "none");
  for (auto const& check : result.checks) EXPECT_EQ(check.outcome, Outcome::passed) << check.code << check.detail;
  ASSERT_TRUE(result.signer);
  EXPECT_EQ(result.signer->sha256, certificate.sha256);
  EXPECT_EQ(result.path.size(), 3u);
  EXPECT_EQ(result.crls.size(), 2u);
  EXPECT_TRUE(result.signing_certificate_present);
  EXPECT_TRUE(result.claimed_time);
}

TEST_P(EveryAlgorithm, signature_of_other_data_is_told_as_such) {
  World const world(GetParam());
  auto const signature = sign_detached("другое", world.person.certificate, world.person.key);
  auto const result = verify(*world.trust(), signature, document, now);
  EXPECT_EQ(fault_of(result), "signature.other-data");
  EXPECT_EQ(outcome_of(result, "chain"), "passed");
}

TEST_P(EveryAlgorithm, a_byte_changed_anywhere_in_the_signature_is_never_accepted) {
  World const world(GetParam());
  auto const trust = world.trust();
  auto const good = sign_detached(document, world.person.certificate, world.person.key);
  // The signature's value stands last.
  for (std::size_t back : {1u, 5u, 20u, 40u}) {
    auto broken = good;
    broken[broken.size() - back] = static_cast<char>(broken[broken.size() - back] ^ 1);
    EXPECT_EQ(fault_of(verify(*trust, broken, document, now)), "signature.wrong") << back;
  }
}

TEST_F(Signatures, certificate_with_the_same_number_but_another_key_does_not_fit) {
  // RSA: two certificates of the same fields have the same length, so one can be put in the other's place.
  World world(KeyKind::rsa_2048);
  IssueOptions same_number;
  same_number.serial = std::to_string(std::stol(world.person.certificate.serial, nullptr, 16));
  auto const other = world.ca.issue(KeyKind::rsa_2048, sample_person(), in_date, same_number).certificate;
  auto const& own = world.person.certificate;
  auto signature = sign_detached(document, own, world.person.key);
  ASSERT_EQ(other.der.size(), own.der.size());
  auto const at = signature.find(own.der);
  ASSERT_NE(at, std::string::npos);
  signature.replace(at, own.der.size(), other.der);
  EXPECT_EQ(fault_of(verify(*world.trust(), signature, document, now)), "signature.wrong");
}

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

TEST_F(Signatures, attached_and_detached_are_not_taken_for_each_other) {
  World const world;
  auto const& [certificate, key] = world.person;
  auto const trust = world.trust();
  auto const attached = sign(document, certificate, key, {.detached = false, .digest = {}});
  EXPECT_EQ(fault_of(verify(*trust, attached, document, now)), "signature.attached");
  EXPECT_EQ(fault_of(verify(*trust, sign_detached(document, certificate, key), {}, now)), "signature.detached");
  EXPECT_EQ(verify(*trust, attached, {}, now).attached_content, document);
  TrustListBuilder nobody;
  EXPECT_EQ(verify(*nobody.build(), attached, {}, now).attached_content, "");
}

TEST_F(Signatures, missing_parts_of_a_signature_are_told) {
  World const world;
  auto const& [certificate, key] = world.person;
  auto const trust = world.trust();
  auto const bare = sign(document, certificate, key, {.signed_attributes = false, .digest = {}});
  EXPECT_EQ(fault_of(verify(*trust, bare, document, now)), "signature.no-signed-attributes");
  auto const without = sign(document, certificate, key, {.include_certificate = false, .digest = {}});
  EXPECT_EQ(fault_of(verify(*trust, without, document, now)), "signature.no-certificate");
  auto const plain = sign(document, certificate, key, {.signing_certificate = false, .digest = {}});
  EXPECT_EQ(fault_of(verify(*trust, plain, document, now)), "signature.no-signing-certificate");
  auto const challenge = verify(*trust, plain, document, now, {.require_signing_certificate = false});
  EXPECT_EQ(fault_of(challenge), "none");
  EXPECT_EQ(outcome_of(challenge, "signing-certificate"), "warning");
}

TEST_F(Signatures, what_is_no_signature_is_refused_with_the_reason) {
  World const world;
  auto const trust = world.trust();
  auto const good = sign_detached(document, world.person.certificate, world.person.key);
  std::vector<std::tuple<char const*, std::string, char const*>> const cases{
      {"empty", "", "signatures.file-empty"},
      {"words", "это не подпись", "signature.format"},
      {"garbage DER", "\x30\x05garba", "signature.format"},
      {"truncated", good.substr(0, good.size() - 7), "signature.format"},
      {"trailing", good + "x", "signatures.trailing-bytes"},
      {"over 1 MiB", std::string((1u << 20) + 1, '0'), "signatures.file-too-large"},
      {"1 MiB of garbage", std::string(1u << 20, '0'), "signature.format"},
      {"certificate", world.person.certificate.der, "signature.certificate-instead"},
      {"certificate PEM", certificate_pem(world.person.certificate), "signature.certificate-instead"},
      {"key", world.person.key.pem(), "signatures.private-key"}};
  for (auto const& [name, file, fault] : cases) EXPECT_EQ(fault_of(verify(*trust, file, document, now)), fault) << name;
}

TEST_F(Signatures, evidence_holds_what_a_later_reader_needs) {
  World const world;
  auto const signature = sign_detached(document, world.person.certificate, world.person.key);
  auto const trust = world.trust();
  auto const evidence = boost::json::parse(evidence_json(verify(*trust, signature, document, now))).as_object();
  EXPECT_TRUE(evidence.at("ok").as_bool());
  EXPECT_EQ(evidence.at("at").as_string(), "2026-11-22T09:00:00.000Z");
  EXPECT_EQ(evidence.at("trust_list").as_string(), trust->fingerprint());
  EXPECT_EQ(evidence.at("path").as_array().size(), 3u);
  EXPECT_EQ(evidence.at("checks").as_array().size(), 12u);
}

}  // namespace
}  // namespace obereg::signatures
