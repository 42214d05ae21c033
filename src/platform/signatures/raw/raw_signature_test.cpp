// Signatures without a container, against the openssl program and the standard's own examples.
#include "platform/signatures/raw/raw_signature.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "core/text.hpp"
#include "platform/signatures/openssl/initialise.hpp"
#include "platform/signatures/test_pki.hpp"
#include "support/paths.hpp"

namespace obereg::signatures {
namespace {

using namespace std::chrono_literals;

Instant const now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 22};
Validity const in_date{now - 24h, now + 24h};

class RawSignature : public testing::TestWithParam<KeyKind> {
 protected:
  static void SetUpTestSuite() { initialise(); }
  TestCa ca_ = TestCa::root(GetParam(), sample_ca("УЦ «Образец» (испытания)"), in_date);
};
INSTANTIATE_TEST_SUITE_P(EveryKey, RawSignature,
                         testing::Values(KeyKind::gost_2012_256, KeyKind::gost_2012_512, KeyKind::rsa_2048,
                                         KeyKind::ecdsa_p256));

TEST_P(RawSignature, is_true_of_its_own_bytes_and_key_only) {
  auto const signature = sign_raw("bytes", ca_.key());
  EXPECT_TRUE(verify_raw("bytes", signature, ca_.certificate()));
  EXPECT_FALSE(verify_raw("bytes ", signature, ca_.certificate()));
  EXPECT_FALSE(verify_raw("bytes", "", ca_.certificate()));
  EXPECT_FALSE(verify_raw("bytes", std::string(64, 'x'), ca_.certificate()));
  auto broken = signature;
  broken[10] = char(broken[10] ^ 1);
  EXPECT_FALSE(verify_raw("bytes", broken, ca_.certificate()));
  auto const other = TestCa::root(GetParam(), sample_ca("Другой"), in_date);
  EXPECT_FALSE(verify_raw("bytes", signature, other.certificate()));
}

TEST_P(RawSignature, is_what_the_openssl_program_verifies) {
  auto const folder = support::temporary_folder();
  std::ofstream(folder + "/bytes") << "client_id=X";
  std::ofstream(folder + "/signature", std::ios::binary) << sign_raw("client_id=X", ca_.key());
  std::ofstream(folder + "/certificate.pem") << certificate_pem(ca_.certificate());
  auto const* const digest = GetParam() == KeyKind::gost_2012_256   ? "md_gost12_256"
                             : GetParam() == KeyKind::gost_2012_512 ? "md_gost12_512"
                                                                    : "sha256";
  auto const command = "cd '" + folder +
                       "' && openssl x509 -engine gost -in certificate.pem -pubkey -noout >key.pem 2>/dev/null && "
                       "openssl dgst -engine gost -" +
                       digest + " -verify key.pem -signature signature bytes >/dev/null 2>&1";
  EXPECT_EQ(std::system(command.c_str()), 0) << command;
}

TEST_P(RawSignature, a_key_belongs_to_its_own_certificate) {
  EXPECT_TRUE(belong_together(ca_.certificate(), ca_.key()));
  EXPECT_FALSE(belong_together(ca_.certificate(), PrivateKey::generate(GetParam())));
}

TEST(Streebog, is_that_of_the_standards_first_example) {
  initialise();
  // ГОСТ Р 34.11-2012, А.1.2, as RFC 6986 10.1.2 prints it, from the last byte to the first; OpenSSL's order is the
  // reverse.
  EXPECT_EQ(text::hex(streebog_256("012345678901234567890123456789012345678901234567890123456789012")),
            "9d151eefd8590b89daa6ba6cb74af9275dd051026bb149a452fd84e5e57b5500");
}

TEST(RawSignatures, a_gost_signature_of_256_bits_has_64_bytes) {
  initialise();
  EXPECT_EQ(sign_raw("x", PrivateKey::generate(KeyKind::gost_2012_256)).size(), 64u);
}

}  // namespace
}  // namespace obereg::signatures
