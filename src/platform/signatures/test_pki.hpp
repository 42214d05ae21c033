// A certification authority made on the fly, for tests and the demo. Its certificates look like qualified ones, save
// that whoever uses it must give names that are plainly invented.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "platform/signatures/certificate.hpp"
#include "platform/signatures/sign.hpp"

namespace obereg::signatures {

struct TestSubject {
  std::string common_name;
  std::string surname, given_name, organisation, title, email;
  std::string inn, inn_le, ogrn, snils;
};
// ИНН of the organisation in which the sample person works.
inline constexpr char const sample_organisation_inn[] = "9999000013";
// «Образцова Анна Андреевна» of «ООО «Образец»: its numbers have right check digits, and a tax office 9999 that does
// not exist; the СНИЛС is the one of the Pension Fund's own example.
TestSubject sample_person();
TestSubject sample_ca(std::string common_name);

struct Validity {
  Instant from, to;
};

struct IssueOptions {
  std::string key_usage = "critical,digitalSignature,nonRepudiation";  // OpenSSL's words; "" for none
  std::string digest;                                                  // OpenSSL's name; "" is the issuer key's own
  std::string serial;                                                  // decimal; "" takes the next one
  std::string crl_address;                                             // "" for none
};

struct KeyAndCertificate {
  Certificate certificate;
  PrivateKey key;
};

class TestCa {
 public:
  static TestCa root(KeyKind kind, TestSubject const& subject, Validity validity);
  TestCa subordinate(KeyKind kind, TestSubject const& subject, Validity validity);
  KeyAndCertificate issue(KeyKind kind, TestSubject const& subject, Validity validity,
                          IssueOptions const& options = {});
  // With a key that exists already: a renewed certificate.
  Certificate certify(PrivateKey const& key, TestSubject const& subject, Validity validity,
                      IssueOptions const& options = {});

  void revoke(Certificate const& certificate, Instant since) { revoked_[certificate.serial] = since; }
  void release(Certificate const& certificate) { revoked_.erase(certificate.serial); }  // off hold
  // DER. `distribution_point`: the address of the one for which the list is; "" for all.
  std::string crl(Instant this_update, Instant next_update, std::string const& distribution_point = "") const;

  Certificate const& certificate() const { return own_.certificate; }
  PrivateKey const& key() const { return own_.key; }

 private:
  explicit TestCa(KeyAndCertificate own) : own_(std::move(own)) {}
  KeyAndCertificate own_;
  std::map<std::string, Instant> revoked_;  // by hexadecimal serial
  long next_serial_ = 1001;
};

}  // namespace obereg::signatures
