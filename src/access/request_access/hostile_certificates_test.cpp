// The two certificates of a request, made to deceive or to break (ACC-02).
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "access/refusals.hpp"
#include "access/request_access/attachments.hpp"
#include "access/request_access/certificate_checks.hpp"
#include "platform/signatures/refusals.hpp"
#include "support/hostile_pki.hpp"
#include "support/paths.hpp"
#include "support/test_people.hpp"

namespace obereg::access {
namespace {

using signatures::Certificate;
using signatures::KeyKind;
using support::one_day;
using support::test_now;
using support::TestTrust;

std::string verdict(TestTrust const& known, Certificate const& user, Certificate const& ca) {
  signatures::TrustListBuilder builder;
  builder.add_root(known.root.certificate()).value();
  builder.add_accredited(known.ca.certificate(), {{TestTrust::ca_dates.from, std::nullopt, {}}}).value();
  Applicant applicant;
  applicant.last_name = "Образцова";
  applicant.first_name = "Анна";
  applicant.middle_name = "Андреевна";
  applicant.inn = "9999000013";
  applicant.ogrn = "1000000000010";
  auto const checks = check_certificates(*builder.build(), {user, ca}, applicant, test_now);
  EXPECT_EQ(may_be_filed(checks), !signatures::first_failure(checks) || is_ca_unknown(checks));
  auto const refusal = signatures::first_failure(checks);
  return refusal ? std::string(refusal->kind->code) : "may be filed";
}

Certificate altered(TestTrust const& trust, Certificate const& certificate, std::function<void(X509*)> const& change,
                    std::string const& digest = "") {
  return signatures::parse_certificate(signatures::resigned(certificate, trust.ca.key(), change, digest)).value();
}

TEST(HostileRequest, ACC_02_weak_and_expired_ways_of_signing_keep_the_request_back) {
  TestTrust rsa(KeyKind::rsa_2048), gost(KeyKind::gost_2012_256);
  auto const nothing = [](X509*) {};
  auto const user = rsa.person().certificate;
  for (auto const* digest : {"md5", "sha1"})
    EXPECT_EQ(verdict(rsa, altered(rsa, user, nothing, digest), rsa.ca.certificate()), "signature.weak-algorithm");
  auto const small = rsa.ca.issue(KeyKind::rsa_1024, signatures::sample_person(), TestTrust::ca_dates).certificate;
  EXPECT_EQ(verdict(rsa, small, rsa.ca.certificate()), "signature.weak-algorithm");
  auto const old = altered(gost, gost.person().certificate, signatures::make_gost_2001);
  EXPECT_EQ(verdict(gost, old, gost.ca.certificate()), "signature.weak-algorithm");
  EXPECT_EQ(verdict(rsa, user, rsa.ca.certificate()), "may be filed");
}

TEST(HostileRequest, ACC_02_a_chain_that_loops_and_a_namesake_of_the_ca_are_not_taken_for_it) {
  TestTrust trust;
  TestTrust const other;
  auto const user = trust.person().certificate;
  auto const loop =
      signatures::parse_certificate(signatures::resigned(trust.ca.certificate(), other.ca.key(), [&](X509* it) {
        signatures::set_issuer(it, user);
      })).value();
  EXPECT_EQ(verdict(other, user, loop), "signature.unknown-ca") << "staff decide: the list does not know the CA";
  EXPECT_EQ(verdict(trust, user, other.ca.certificate()), "access.other-ca-attached") << "the same name, another key";
  EXPECT_EQ(verdict(trust, user, user), "access.no-ca-attached");
}

TEST(HostileRequest, ACC_01_a_name_in_an_old_string_type_is_that_of_the_applicant) {
  TestTrust trust;
  auto const user = altered(trust, trust.person().certificate, [](X509* it) {
    signatures::rename_subject(it, "2.5.4.4", V_ASN1_T61STRING, "\xCE\xE1\xF0\xE0\xE7\xF6\xEE\xE2\xE0");
  });
  EXPECT_EQ(user.surname, "Образцова");
  EXPECT_EQ(verdict(trust, user, trust.ca.certificate()), "may be filed");
}

TEST(HostileRequest, ACC_02_far_dates_and_a_negative_serial_do_not_matter) {
  TestTrust trust;
  auto const user = altered(trust, trust.person().certificate, [](X509* it) {
    auto const far = signatures::openssl::asn1_time(std::chrono::sys_days{std::chrono::year{2062} / 5 / 4});
    X509_set1_notAfter(it, far.get());
    ASN1_INTEGER_set_int64(X509_get_serialNumber(it), -1);
  });
  EXPECT_EQ(user.serial, "-01");
  EXPECT_EQ(LocalDate::at(user.not_after).year(), 2062);
  EXPECT_EQ(verdict(trust, user, trust.ca.certificate()), "may be filed");
}

TEST(HostileRequest, ACC_02_a_private_key_in_any_form_is_wiped_and_the_user_is_told_to_replace_it) {
  TestTrust trust;
  auto const person = trust.person();
  std::pair<char const*, std::string> const files[] = {
      {"PEM", person.key.pem()},
      {"DER", signatures::key_der(person.key)},
      {"encrypted DER", signatures::key_der(person.key, "пароль")},
      {"encrypted PEM", signatures::key_pem(person.key, "пароль")},
      {"mask of a folder", "\x30\x36\x04\x20" + std::string(32, 'm') + "\x04\x0C" + std::string(12, 's') +
                               "\x04\x04"
                               "hmac"},
      {"more than 64 KiB", signatures::key_der(person.key) + std::string(90000, 'x')},
      {"container", signatures::pkcs12(person.certificate, person.key, {}, "пароль", "x")}};
  for (auto const& [name, bytes] : files) {
    auto const path = support::temporary_folder() + "/key";
    std::ofstream(path, std::ios::binary) << bytes;
    http::Request request;
    request.files = {{"certificate", "key.cer", std::make_shared<std::string const>(path), bytes.size()}};
    auto const read = read_attachments(request);
    EXPECT_FALSE(read.user) << name;
    EXPECT_NE(read.errors.at(0).text.find("нельзя передавать никому"), std::string::npos) << name;
    auto const left = request.files[0].bytes();
    EXPECT_EQ(std::count(left.begin(), left.end(), '\0'), std::ssize(bytes)) << name;
  }
}

}  // namespace
}  // namespace obereg::access
