// Signatures made by the openssl program, as users make them who have no other tool.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "platform/signatures/openssl/initialise.hpp"
#include "platform/signatures/test_pki.hpp"
#include "platform/signatures/verify.hpp"

namespace obereg::signatures {
namespace {

using namespace std::chrono_literals;

Instant const now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 22};
Validity const in_date{now - 24h, now + 24h};
std::string const document = "строка вызова\r\nи ещё одна\n";

class CommandLine : public testing::TestWithParam<KeyKind> {
 protected:
  static void SetUpTestSuite() { initialise(); }
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("obereg-openssl-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
    write("document", document);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(std::string const& name, std::string const& bytes) const { std::ofstream(folder_ / name) << bytes; }

  void save(std::string const& name, KeyAndCertificate const& signer) const {
    write(name + ".pem", certificate_pem(signer.certificate));
    write(name + ".key", signer.key.pem());
  }

  std::string sign(std::string const& options) const {
    std::string const command = "cd '" + folder_.string() +
                                "' && openssl cms -sign -engine gost -binary -in document " + options +
                                " -out signature 2>log";
    EXPECT_EQ(std::system(command.c_str()), 0) << command;
    std::ifstream file(folder_ / "signature", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  std::shared_ptr<TrustList const> trust() const {
    TrustListBuilder builder;
    EXPECT_TRUE(builder.add_accredited(ca_.certificate(), {{in_date.from, {}, WhyEnded::none}}).has_value());
    return builder.build();
  }

  std::filesystem::path folder_;
  TestCa ca_ = TestCa::root(GetParam(), sample_ca("УЦ «Образец» (испытания)"), in_date);
};
INSTANTIATE_TEST_SUITE_P(ACC_09, CommandLine,
                         testing::Values(KeyKind::gost_2012_256, KeyKind::gost_2012_512, KeyKind::rsa_2048,
                                         KeyKind::ecdsa_p256));

TEST_P(CommandLine, ACC_05_plain_cms_of_a_challenge_verifies_in_every_form) {
  save("a", ca_.issue(GetParam(), sample_person(), in_date));
  for (auto const* form : {"-outform DER", "-outform PEM"}) {
    auto const signature = sign(std::string("-signer a.pem -inkey a.key ") + form);
    auto const result = verify(*trust(), signature, document, now, {.require_signing_certificate = false});
    EXPECT_TRUE(result.ok()) << form << ": " << evidence_json(result);
    EXPECT_FALSE(result.signing_certificate_present);
  }
}

TEST_P(CommandLine, attached_signature_of_indefinite_length_gives_its_document) {
  save("a", ca_.issue(GetParam(), sample_person(), in_date));
  auto const signature = sign("-cades -nodetach -stream -signer a.pem -inkey a.key -outform DER");
  EXPECT_EQ(verify(*trust(), signature, {}, now).attached_content, document);
}

TEST_P(CommandLine, cades_signature_has_its_signed_reference) {
  save("a", ca_.issue(GetParam(), sample_person(), in_date));
  auto const result = verify(*trust(), sign("-cades -signer a.pem -inkey a.key -outform DER"), document, now);
  EXPECT_TRUE(result.ok()) << evidence_json(result);
  EXPECT_TRUE(result.signing_certificate_present);
}

TEST_P(CommandLine, two_signers_are_refused_though_both_are_right) {
  save("a", ca_.issue(GetParam(), sample_person(), in_date));
  save("b", ca_.issue(GetParam(), sample_person(), in_date));
  auto const signature = sign("-cades -signer a.pem -inkey a.key -signer b.pem -inkey b.key -outform DER");
  auto const refusal = verify(*trust(), signature, document, now).refusal();
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->kind->code, "signature.several-signers");
}

TEST_P(CommandLine, pkcs12_is_read_by_openssl) {
  auto const [certificate, key] = ca_.issue(GetParam(), sample_person(), in_date);
  write("a.p12", pkcs12(certificate, key, {ca_.certificate()}, "password", "test"));
  std::string const command = "cd '" + folder_.string() +
                              "' && openssl pkcs12 -engine gost -in a.p12 -passin pass:password -nodes -out all 2>log";
  EXPECT_EQ(std::system(command.c_str()), 0);
}

}  // namespace
}  // namespace obereg::signatures
