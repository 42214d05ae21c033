// Reading of X.509 certificates, with the fields that Russian law adds (RFC 9215; приказ ФСБ № 795). Needs no engine.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/refusal.hpp"
#include "core/time.hpp"

namespace obereg::signatures {

enum class KeyAlgorithm { other, gost_2012_256, gost_2012_512, gost_2001, rsa, ecdsa, ed25519 };

struct KeyUsage {
  bool stated = false;  // the certificate has the extension
  bool digital_signature = false, non_repudiation = false, key_encipherment = false, data_encipherment = false,
       key_agreement = false, certificate_signing = false, crl_signing = false;
  // A signature of a document needs one of these two, said outright.
  bool allows_signing() const { return digital_signature || non_repudiation; }
};

// A certificate as read, not judged: numbers are digits as written in it, and may be wrong or missing ("").
struct Certificate {
  std::string der;
  std::string subject, issuer;  // one line, RFC 2253
  std::string common_name, surname, given_name, organisation, title, email;
  std::string inn;     // ИНН of the person
  std::string inn_le;  // ИНН of the organisation, 10 digits
  std::string ogrn, ogrnip, snils;
  std::string issuer_common_name;
  std::string serial;  // hexadecimal, upper case
  Instant not_before, not_after;
  KeyAlgorithm key_algorithm = KeyAlgorithm::other;
  std::string key_algorithm_title;  // "ГОСТ Р 34.10-2012, 256 бит"
  int key_bits = 0;                 // 0 where the key cannot be read
  std::string signature_algorithm;  // dotted OID of how the issuer signed it
  KeyUsage key_usage;
  bool is_ca = false;
  std::string sha256, sha1;    // thumbprints: hexadecimal, lower case
  std::string subject_key_id;  // hexadecimal, lower case; "" where missing
  std::string authority_key_id;
  std::vector<std::string> crl_addresses;  // of CRL distribution points
  std::string sign_tool;                   // subjectSignTool, 1.2.643.100.111

  bool in_date(Instant at) const;
};

// One certificate: DER, PEM or bare base64, at most 64 KiB. Private keys and PKCS#12 are refused with a warning.
Result<Certificate> parse_certificate(std::string_view file);

// True where `ca` is a CA's certificate and its key signed `certificate`.
bool issued_by(Certificate const& certificate, Certificate const& ca);

}  // namespace obereg::signatures
