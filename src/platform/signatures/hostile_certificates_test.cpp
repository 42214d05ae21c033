// Certificates made to deceive or to break: each is refused with its own words, or read as it is meant.
#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <vector>

#include "core/text.hpp"
#include "platform/signatures/checking/path.hpp"
#include "platform/signatures/formats/private_keys.hpp"
#include "platform/signatures/verify_fixture.hpp"
#include "support/hostile_pki.hpp"

namespace obereg::signatures {
namespace {

std::string code_of(Result<Certificate> const& read) {
  return read ? "none" : std::string(read.error().kind->code);
}

std::string fault_of(PathJudgement const& judgement) {
  auto const refusal = first_failure(judgement.checks);
  return refusal ? std::string(refusal->kind->code) : "none";
}

std::string words_of(PathJudgement const& judgement) {
  return first_failure(judgement.checks).value().detail;
}

Certificate parsed(std::string const& der) {
  return parse_certificate(der).value();
}

// In the form of the three files of a container's folder; the bytes are made up.
struct KeyFolder {
  std::string primary, masks, header;
};
std::string der(char tag, std::string const& content) {
  return std::string{tag, static_cast<char>(content.size())} + content;
}
KeyFolder keys_of_cryptopro() {
  auto const octets = [](std::size_t size) { return der('\x04', std::string(size, 'k')); };
  auto const attributes = der('\x03', std::string("\x07\x80", 2));
  auto const algorithm = der('\xA0', der('\x06', "\x2A\x85\x03\x07\x01\x01\x01\x01"));
  auto const parameters = der('\x30', attributes + algorithm);
  auto const content = der('\x30', der('\x16', "key") + attributes + parameters + der('\x8A', "fingerpr"));
  return {der('\x30', octets(32)), der('\x30', octets(32) + octets(12) + octets(4)), der('\x30', content + octets(4))};
}

class HostileCertificates : public Signatures {
 protected:
  World world;
};

TEST_F(HostileCertificates, ACC_02_a_private_key_is_known_in_every_form_and_other_files_by_what_they_are) {
  auto const ecdsa = world.person.key, gost = PrivateKey::generate(KeyKind::gost_2012_256);
  auto const pem = certificate_pem(world.person.certificate), above = certificate_pem(world.ca.certificate());
  std::vector<std::tuple<char const*, std::string, std::string>> const cases{
      {"PKCS#8 DER", key_der(ecdsa), "signatures.private-key"},
      {"PKCS#8 DER of ГОСТ", key_der(gost), "signatures.private-key"},
      {"encrypted DER", key_der(ecdsa, "пароль"), "signatures.private-key"},
      {"encrypted PEM", key_pem(ecdsa, "пароль"), "signatures.private-key"},
      {"the old form", old_key_der(ecdsa), "signatures.private-key"},
      {"base64 of a key", text::base64(key_der(ecdsa)), "signatures.private-key"},
      {"key after the certificate", pem + ecdsa.pem(), "signatures.private-key"},
      {"container", pkcs12(world.person.certificate, ecdsa, {}, "пароль", "x"), "signatures.pkcs12"},
      {"container of which the end is missing",
       pkcs12(world.person.certificate, ecdsa, {}, "пароль", "x").substr(0, 900), "signatures.pkcs12"},
      {"container over 64 KiB", pkcs12(world.person.certificate, ecdsa, {}, "пароль", "x") + std::string(90000, 'x'),
       "signatures.pkcs12"},
      {"PEM over 64 KiB", std::string(90000, '\n') + ecdsa.pem(), "signatures.private-key"},
      {"DER over 64 KiB", key_der(gost) + std::string(90000, 'x'), "signatures.private-key"},
      {"key of OpenSSH", "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blbn", "signatures.private-key"},
      {"primary.key", keys_of_cryptopro().primary, "signatures.key-folder"},
      {"masks.key", keys_of_cryptopro().masks, "signatures.key-folder"},
      {"header.key", keys_of_cryptopro().header, "signatures.key-folder"},
      {"chain", pem + above, "signatures.several-certificates"},
      {"chain in the wrong order", above + pem, "signatures.several-certificates"},
      {"a megabyte", std::string(1u << 20, '\x30'), "signatures.file-too-large"},
      {"sequences in sequences", std::string(60000, '\x30'), "signatures.not-a-certificate"},
      {"endless length", std::string("\x30\x80") + std::string(1000, '\0'), "signatures.not-a-certificate"},
      {"a length beyond the file", "\x30\x84\xFF\xFF\xFF\xFF garbage", "signatures.not-a-certificate"},
      {"a request for a certificate", "-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----\n",
       "signatures.not-a-certificate"}};
  for (auto const& [name, file, code] : cases) EXPECT_EQ(code_of(parse_certificate(file)), code) << name;
}

TEST_F(HostileCertificates, ACC_02_a_private_key_in_place_of_a_signature_is_named_too) {
  auto const container = pkcs12(world.person.certificate, world.person.key, {}, "пароль", "x");
  std::vector<std::tuple<char const*, std::string, std::string>> const cases{
      {"container", container, "signatures.pkcs12"},
      {"container over a megabyte", container + std::string(1u << 20, 'x'), "signatures.pkcs12"},
      {"PEM", world.person.key.pem(), "signatures.private-key"},
      {"DER", key_der(world.person.key), "signatures.private-key"},
      {"encrypted DER", key_der(world.person.key, "пароль"), "signatures.private-key"},
      {"the old form", old_key_der(world.person.key), "signatures.private-key"},
      {"masks.key", keys_of_cryptopro().masks, "signatures.key-folder"},
      {"a certificate", world.person.certificate.der, "signature.certificate-instead"},
      {"garbage", "мусор", "signature.format"}};
  for (auto const& [name, file, code] : cases)
    EXPECT_EQ(fault_of(verify(*world.trust(), file, document, now)), code) << name;
}

TEST_F(HostileCertificates, ACC_02_what_is_left_of_a_private_key_says_what_it_was_and_holds_nothing_of_it) {
  for (auto const& key : {world.person.key.pem(), key_der(world.person.key), keys_of_cryptopro().primary,
                          pkcs12(world.person.certificate, world.person.key, {}, "пароль", "x")}) {
    auto file = key;
    auto const* const kind = private_key_in(file);
    ASSERT_TRUE(kind);
    wipe(file, *kind);
    EXPECT_EQ(private_key_in(file), kind);
    EXPECT_LT(file.size(), 40u);
    EXPECT_EQ(parse_certificate(file).error().kind, kind);
  }
  auto const signature = sign_detached(document, world.person.certificate, world.person.key);
  for (auto const& file : {world.person.certificate.der, certificate_pem(world.person.certificate), signature,
                           world.ca.crl(now, now + day), document})
    EXPECT_EQ(private_key_in(file), nullptr);
}

TEST_F(HostileCertificates, ACC_06_a_chain_that_loops_ends_and_is_of_an_unknown_ca) {
  World other;
  auto const first = parsed(
      resigned(world.ca.certificate(), other.ca.key(), [&](X509* it) { set_issuer(it, other.ca.certificate()); }));
  auto const second = parsed(
      resigned(other.ca.certificate(), world.ca.key(), [&](X509* it) { set_issuer(it, world.ca.certificate()); }));
  World const known;
  EXPECT_EQ(fault_of(judge_certificate(*known.trust(), world.person.certificate, {first, second}, now)),
            "signature.unknown-ca");
  auto const itself = parsed(
      resigned(world.ca.certificate(), world.ca.key(), [&](X509* it) { set_issuer(it, world.ca.certificate()); }));
  EXPECT_EQ(fault_of(judge_certificate(*known.trust(), world.person.certificate, {itself}, now)),
            "signature.unknown-ca");
}

TEST_F(HostileCertificates, ACC_06_five_levels_of_accredited_cas_are_followed_and_twenty_are_not) {
  for (auto const& [count, fault] : {std::pair{5, "none"}, std::pair{20, "signature.chain-broken"}}) {
    TrustListBuilder builder;
    ASSERT_TRUE(builder.add_root(world.root.certificate()).has_value());
    auto issuer = world.root.subordinate(KeyKind::ecdsa_p256, sample_ca("УЦ 1"), ca_in_date);
    ASSERT_TRUE(builder.add_accredited(issuer.certificate(), {accredited_long}).has_value());
    for (int level = 2; level <= count; ++level) {
      issuer = issuer.subordinate(KeyKind::ecdsa_p256, sample_ca("УЦ " + std::to_string(level)), ca_in_date);
      ASSERT_TRUE(builder.add_accredited(issuer.certificate(), {accredited_long}).has_value());
    }
    auto const person = issuer.issue(KeyKind::ecdsa_p256, sample_person(), in_date);
    EXPECT_EQ(fault_of(judge_certificate(*builder.build(), person.certificate, {}, now)), fault) << count;
  }
}

TEST_F(HostileCertificates, ACC_06_of_two_cas_of_one_name_that_whose_key_signed_counts) {
  auto const namesake = TestCa::root(KeyKind::ecdsa_p256, sample_ca("УЦ «Образец» (испытания)"), ca_in_date);
  auto const unsigned_key_id = parsed(
      resigned(world.person.certificate, world.ca.key(), [&](X509* it) { set_issuer(it, world.ca.certificate()); }));
  TrustListBuilder both, namesake_only;
  ASSERT_TRUE(namesake_only.add_accredited(namesake.certificate(), {accredited_long}).has_value());
  ASSERT_TRUE(both.add_accredited(namesake.certificate(), {accredited_long}).has_value());
  ASSERT_TRUE(both.add_root(world.root.certificate()).has_value());
  ASSERT_TRUE(both.add_accredited(world.ca.certificate(), {accredited_long}).has_value());
  auto const with_both = both.build(), with_namesake = namesake_only.build();
  EXPECT_EQ(fault_of(judge_certificate(*with_both, world.person.certificate, {}, now)), "none");
  EXPECT_EQ(fault_of(judge_certificate(*with_namesake, world.person.certificate, {}, now)), "signature.unknown-ca");
  // Without the mark of the CA's key OpenSSL takes the first of the name: no wrong one is ever accepted.
  EXPECT_NE(fault_of(judge_certificate(*with_namesake, unsigned_key_id, {}, now)), "none");
  EXPECT_FALSE(issued_by(unsigned_key_id, namesake.certificate()));
  EXPECT_TRUE(issued_by(unsigned_key_id, world.ca.certificate()));
}

TEST_F(HostileCertificates, ACC_06_what_a_ca_may_not_issue_breaks_the_chain) {
  for (auto const& [constraint, fault] :
       {std::pair{"critical,permitted;email:elsewhere.test", "signature.chain-broken"},
        std::pair{"critical,excluded;email:example.test", "signature.chain-broken"},
        std::pair{"critical,permitted;email:example.test", "none"}}) {
    auto const constrained = parsed(resigned(world.ca.certificate(), world.root.key(),
                                             [&](X509* it) { add_extension(it, NID_name_constraints, constraint); }));
    TrustListBuilder builder;
    ASSERT_TRUE(builder.add_root(world.root.certificate()).has_value());
    ASSERT_TRUE(builder.add_accredited(constrained, {accredited_long}).has_value());
    EXPECT_EQ(fault_of(judge_certificate(*builder.build(), world.person.certificate, {}, now)), fault) << constraint;
  }
}

TEST_F(HostileCertificates, ACC_06_weak_hashes_and_keys_are_refused) {
  World rsa(KeyKind::rsa_2048);
  auto const trust = rsa.trust();
  auto const nothing = [](X509*) {};
  for (auto const* digest : {"md5", "sha1"}) {
    auto const weak = parsed(resigned(rsa.person.certificate, rsa.ca.key(), nothing, digest));
    auto const judged = judge_certificate(*trust, weak, {}, now);
    EXPECT_EQ(fault_of(judged), "signature.weak-algorithm") << digest;
    EXPECT_EQ(words_of(judged), std::string("Подпись на сертификате подписавшего: RSA с хешем ") +
                                    (digest == std::string("md5") ? "MD5" : "SHA-1") + " (ненадёжен).");
  }
  auto const small = rsa.ca.issue(KeyKind::rsa_1024, sample_person(), in_date);
  EXPECT_EQ(fault_of(judge_certificate(*trust, small.certificate, {}, now)), "signature.weak-algorithm");
  EXPECT_EQ(fault_of(judge_certificate(*trust, rsa.person.certificate, {}, now)), "none");
}

TEST_F(HostileCertificates, ACC_09_a_key_of_GOST_2001_is_refused_and_marked_as_of_an_expired_standard) {
  World gost(KeyKind::gost_2012_256);
  auto const old = parsed(resigned(gost.person.certificate, gost.ca.key(), make_gost_2001));
  EXPECT_EQ(old.key_algorithm, KeyAlgorithm::gost_2001);
  EXPECT_EQ(old.key_algorithm_title, "ГОСТ Р 34.10-2001 (срок действия стандарта истёк)");
  auto const judged = judge_certificate(*gost.trust(), old, {}, now);
  EXPECT_EQ(fault_of(judged), "signature.weak-algorithm");
  EXPECT_NE(words_of(judged).find("срок действия стандарта истёк"), std::string::npos);
}

TEST_F(HostileCertificates, a_name_is_shown_right_whatever_string_holds_it) {
  std::string const in_1251 = "\xCE\xE1\xF0\xE0\xE7\xF6\xEE\xE2\xE0 \xB8\xA8";  // Образцова ёЁ
  std::string const in_bmp("\x04\x1E\x04\x31\x04\x40\x04\x30\x04\x37\x04\x46\x04\x3E\x04\x32\x04\x30", 18);
  struct Case {
    char const* name;
    int type;
    std::string bytes;
    char const* shown;
  };
  Case const cases[] = {{"UTF8String", V_ASN1_UTF8STRING, "Образцова", "Образцова"},
                        {"BMPString", V_ASN1_BMPSTRING, in_bmp, "Образцова"},
                        {"T61String in Windows-1251", V_ASN1_T61STRING, in_1251, "Образцова ёЁ"},
                        {"T61String in UTF-8", V_ASN1_T61STRING, "Образцова", "Образцова"},
                        {"T61String in ASCII", V_ASN1_T61STRING, "Obraztsova", "Obraztsova"}};
  for (auto const& one : cases) {
    auto const read = parsed(resigned(world.person.certificate, world.ca.key(),
                                      [&](X509* it) { rename_subject(it, "2.5.4.4", one.type, one.bytes); }));
    EXPECT_EQ(read.surname, one.shown) << one.name;
    EXPECT_NE(read.subject.find(one.shown), std::string::npos) << one.name << ": " << read.subject;
  }
  auto der = world.person.certificate.der;
  std::string const surname = "Образцова";
  der[der.find(surname)] = '\xFF';
  EXPECT_EQ(code_of(parse_certificate(der)), "signatures.not-a-certificate") << "UTF8String that is none";
}

TEST_F(HostileCertificates, dates_beyond_2050_and_negative_serials_are_read) {
  Instant const far = std::chrono::sys_days{std::chrono::year{2062} / 5 / 4} + 3h;
  auto const long_lived = world.ca.issue(KeyKind::ecdsa_p256, sample_person(), {now - 1 * day, far}).certificate;
  EXPECT_EQ(long_lived.not_after, far);
  EXPECT_TRUE(long_lived.in_date(far));
  EXPECT_FALSE(long_lived.in_date(far + 1s));
  auto const negative = parsed(resigned(world.person.certificate, world.ca.key(), [](X509* it) {
    openssl::need(ASN1_INTEGER_set_int64(X509_get_serialNumber(it), -5) == 1);
  }));
  EXPECT_EQ(negative.serial, "-05");
  EXPECT_EQ(fault_of(judge_certificate(*world.trust(), negative, {}, now)), "none");
}

TEST_F(HostileCertificates, ACC_02_a_certificate_of_a_megabyte_is_refused_as_a_file_and_in_a_signature) {
  for (auto const size : {std::size_t{100u << 10}, std::size_t{1u << 20}}) {
    auto const der = resigned(world.person.certificate, world.ca.key(), [&](X509* it) { add_padding(it, size); });
    EXPECT_EQ(code_of(parse_certificate(der)), "signatures.file-too-large");
    Certificate large = world.person.certificate;
    large.der = der;
    auto const signature = sign_detached(document, large, world.person.key);
    EXPECT_EQ(fault_of(verify(*world.trust(), signature, document, now)), "signatures.file-too-large") << size;
  }
}

}  // namespace
}  // namespace obereg::signatures
