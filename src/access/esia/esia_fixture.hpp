// Keys of this system and of an invented ЕСИА, and what such a ЕСИА says.
#pragma once
#include <boost/json.hpp>
#include <map>
#include <string>

#include "access/esia/protocol/client_secret.hpp"
#include "platform/signatures/openssl/initialise.hpp"
#include "platform/signatures/raw/raw_signature.hpp"
#include "platform/signatures/test_pki.hpp"
#include "support/test_database.hpp"

namespace obereg::access::esia {

using signatures::KeyKind;

struct Keys {
  explicit Keys(KeyKind own_kind = KeyKind::gost_2012_256, KeyKind provider_kind = KeyKind::gost_2012_256)
      : own_ca((signatures::initialise(), signatures::TestCa::root(own_kind, signatures::sample_ca("Оберег"), dates))),
        provider(signatures::TestCa::root(provider_kind, signatures::sample_ca("ЕСИА (испытания)"), dates)),
        algorithm(provider_kind == KeyKind::rsa_2048 ? "RS256" : "GOST3410_2012_256") {}

  Settings settings() const {
    Settings settings;
    settings.host = "https://esia.example";
    settings.mnemonic = "OBEREG";
    settings.key = own_ca.key().pem();
    settings.certificate = signatures::certificate_pem(own_ca.certificate());
    settings.provider_certificate = signatures::certificate_pem(provider.certificate());
    return settings;
  }

  std::string token(boost::json::object const& claims, std::string const& header_algorithm = "") const {
    boost::json::object const header{{"alg", header_algorithm.empty() ? algorithm : header_algorithm}, {"typ", "JWT"}};
    auto const bytes = base64url(boost::json::serialize(header)) + "." + base64url(boost::json::serialize(claims));
    return bytes + "." + base64url(signatures::sign_raw(bytes, provider.key()));
  }

  static inline signatures::Validity const dates{support::test_now - std::chrono::hours(1000),
                                                 support::test_now + std::chrono::hours(1000)};
  signatures::TestCa own_ca, provider;
  std::string algorithm;
};

inline std::int64_t seconds(Instant moment) {
  return to_millis(moment) / 1000;
}

inline boost::json::object good_claims(std::string const& nonce) {
  return {{"iss", "http://esia.gosuslugi.ru/"},
          {"aud", "OBEREG"},
          {"sub", "1000299654"},
          {"nonce", nonce},
          {"iat", seconds(support::test_now)},
          {"nbf", seconds(support::test_now)},
          {"exp", seconds(support::test_now) + 3600},
          {"urn:esia:sbj", {{"urn:esia:sbj:oid", 1000299654}, {"urn:esia:sbj:is_tru", true}}}};
}

// The fields of a query or form, decoded.
inline std::map<std::string, std::string> fields_of(std::string const& text) {
  std::map<std::string, std::string> fields;
  for (std::size_t begin = 0; begin < text.size();) {
    auto const end = std::min(text.find('&', begin), text.size());
    auto const equals = text.find('=', begin);
    std::string value;
    for (auto at = equals + 1; at < end; ++at) {
      if (text[at] == '%') {
        value += static_cast<char>(std::stoi(text.substr(at + 1, 2), nullptr, 16));
        at += 2;
      } else {
        value += text[at];
      }
    }
    fields[text.substr(begin, equals - begin)] = value;
    begin = end + 1;
  }
  return fields;
}

inline std::string decoded(std::string secret) {
  while (!secret.empty() && secret.back() == '=') secret.pop_back();
  return from_base64url(secret);
}

}  // namespace obereg::access::esia
