#include "platform/signatures/certificate.hpp"

#include <gtest/gtest.h>

#include "core/text.hpp"
#include "platform/signatures/openssl/initialise.hpp"
#include "platform/signatures/test_pki.hpp"

namespace obereg::signatures {
namespace {

using namespace std::chrono_literals;

Instant const now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 22};
Validity const in_date{now - 24h, now + 24h};

class Certificates : public testing::Test {
 protected:
  static void SetUpTestSuite() { initialise(); }
  TestCa ca_ = TestCa::root(KeyKind::gost_2012_256, sample_ca("УЦ «Образец» (испытания)"), in_date);
};

TEST_F(Certificates, every_field_of_a_qualified_certificate_is_read) {
  IssueOptions options;
  options.crl_address = "http://ca.example.test/1.crl";
  auto const [certificate, key] = ca_.issue(KeyKind::gost_2012_512, sample_person(), in_date, options);
  auto const read = parse_certificate(certificate.der);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->common_name, "Образцова Анна Андреевна");
  EXPECT_EQ(read->surname, "Образцова");
  EXPECT_EQ(read->given_name, "Анна Андреевна");
  EXPECT_EQ(read->organisation, "ООО «Образец»");
  EXPECT_EQ(read->title, "Специалист по охране труда");
  EXPECT_EQ(read->email, "obraztsova@example.test");
  EXPECT_EQ(read->inn, "999900000160");
  EXPECT_EQ(read->inn_le, "9999000013");
  EXPECT_EQ(read->ogrn, "1000000000010");
  EXPECT_EQ(read->snils, "11223344595");
  EXPECT_EQ(read->serial, "03E9");
  EXPECT_EQ(read->issuer_common_name, "УЦ «Образец» (испытания)");
  EXPECT_EQ(read->key_algorithm_title, "ГОСТ Р 34.10-2012, 512 бит");
  EXPECT_EQ(read->not_before, in_date.from);
  EXPECT_EQ(read->not_after, in_date.to);
  EXPECT_TRUE(read->key_usage.digital_signature && read->key_usage.non_repudiation);
  EXPECT_FALSE(read->is_ca);
  EXPECT_EQ(read->authority_key_id, ca_.certificate().subject_key_id);
  EXPECT_EQ(read->crl_addresses, std::vector<std::string>{"http://ca.example.test/1.crl"});
  EXPECT_EQ(read->sign_tool, "Средство подписи для испытаний");
  EXPECT_EQ(read->sha256, text::hex(text::sha256(certificate.der)));
}

TEST_F(Certificates, organisation_inn_of_older_certificates_is_taken_from_the_person_field) {
  TestSubject subject = sample_person();
  subject.inn = "009999000013";
  subject.inn_le.clear();
  auto const certificate = ca_.issue(KeyKind::ecdsa_p256, subject, in_date).certificate;
  EXPECT_EQ(certificate.inn, "");
  EXPECT_EQ(certificate.inn_le, "9999000013");
}

TEST_F(Certificates, ACC_02_certificate_is_known_to_come_from_its_own_ca_only) {
  auto const certificate = ca_.issue(KeyKind::ecdsa_p256, sample_person(), in_date).certificate;
  auto const namesake = TestCa::root(KeyKind::gost_2012_256, sample_ca("УЦ «Образец» (испытания)"), in_date);
  EXPECT_TRUE(issued_by(certificate, ca_.certificate()));
  EXPECT_FALSE(issued_by(certificate, namesake.certificate()));
  EXPECT_FALSE(issued_by(ca_.certificate(), certificate));
}

TEST_F(Certificates, ACC_02_der_pem_base64_and_byte_order_mark_are_read_and_all_else_is_refused_with_its_reason) {
  auto const [certificate, key] = ca_.issue(KeyKind::rsa_2048, sample_person(), in_date);
  std::string const pem = certificate_pem(certificate), container = pkcs12(certificate, key, {}, "испытание", "test");
  std::vector<std::tuple<char const*, std::string, std::string>> const cases{
      {"DER", certificate.der, "none"},
      {"PEM", pem, "none"},
      {"PEM with a mark", "\xEF\xBB\xBF" + pem, "none"},
      {"base64", text::base64(certificate.der) + "\r\n", "none"},
      {"empty", "", "signatures.file-empty"},
      {"too large", std::string((64u << 10) + 1, 'A'), "signatures.file-too-large"},
      {"trailing DER", certificate.der + '\0', "signatures.trailing-bytes"},
      {"trailing PEM", pem + "x", "signatures.trailing-bytes"},
      {"two", pem + pem, "signatures.several-certificates"},
      {"key PEM", key.pem(), "signatures.private-key"},
      {"key beside the certificate", pem + key.pem(), "signatures.private-key"},
      {"PKCS#12", container, "signatures.pkcs12"},
      {"signature", sign_detached("x", certificate, key), "signatures.signature-instead"},
      {"words", "это не сертификат", "signatures.not-a-certificate"},
      {"truncated", certificate.der.substr(0, 200), "signatures.not-a-certificate"}};
  for (auto const& [name, file, code] : cases) {
    auto const read = parse_certificate(file);
    EXPECT_EQ(read.has_value() ? "none" : std::string(read.error().kind->code), code) << name;
  }
}

}  // namespace
}  // namespace obereg::signatures
