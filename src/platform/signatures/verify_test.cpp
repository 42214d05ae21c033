#include "platform/signatures/verify.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <string>
#include <tuple>
#include <vector>

#include "platform/signatures/verify_fixture.hpp"

namespace obereg::signatures {
namespace {

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
