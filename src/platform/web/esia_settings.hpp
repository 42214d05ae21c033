// ЕСИА («Госуслуги») as a second way of signing in: off by default (docs/esia.md).
#pragma once
#include <string>

namespace obereg::web {

// Keys and certificates are the contents of their files.
struct EsiaSettings {
  // How a request to ЕСИА is signed: v1 is PKCS#7 at /aas/oauth2/ac and /te, v3 a bare signature at /v2/ac and /v3/te.
  enum class Variant { v1, v3 };

  std::string host;      // "https://esia.gosuslugi.ru", without a slash at its end; empty: off
  std::string mnemonic;  // of this system as registered there: OAuth's client_id
  Variant variant = Variant::v3;
  std::string key, certificate;      // of this system
  std::string provider_certificate;  // of ЕСИА: whose key signs what it says of a person
  std::string issuer = "http://esia.gosuslugi.ru/";
  bool require_nonce = true;
  std::string ca_file;         // a path; empty: the system's authorities
  bool allow_private = false;  // its host may be in a closed network

  bool on() const { return !host.empty(); }
};

}  // namespace obereg::web
