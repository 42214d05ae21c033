// Making of signatures: for the demo, for tests and for tools. Users' keys never come to the server.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/signatures/certificate.hpp"

struct evp_pkey_st;  // EVP_PKEY

namespace obereg::signatures {

enum class KeyKind { gost_2012_256, gost_2012_512, rsa_2048, rsa_1024, ecdsa_p256 };

// A private key; copies share it.
class PrivateKey {
 public:
  static PrivateKey generate(KeyKind kind);
  static PrivateKey from_pem(std::string_view pem);  // PKCS#8 without a password; throws std::runtime_error

  std::string pem() const;  // PKCS#8, not encrypted
  evp_pkey_st* get() const { return key_.get(); }

 private:
  explicit PrivateKey(std::shared_ptr<evp_pkey_st> key) : key_(std::move(key)) {}
  std::shared_ptr<evp_pkey_st> key_;
};

// How a signature is made; the defaults are a CAdES-BES.
struct SignOptions {
  bool detached = true;
  bool signing_certificate = true;  // the signed reference to the certificate
  bool signed_attributes = true;
  bool include_certificate = true;
  std::string digest;  // OpenSSL's name; "" is the key's own: Стрибог for GOST, SHA-256 for the others
};

// CMS in DER. Throws std::runtime_error where key and certificate do not belong together.
std::string sign(std::string_view content, Certificate const& certificate, PrivateKey const& key,
                 SignOptions const& options = {});
inline std::string sign_detached(std::string_view content, Certificate const& certificate, PrivateKey const& key) {
  return sign(content, certificate, key);
}

// The container that browsers and CryptoPro import: key and certificates, PBES2 with AES-256.
std::string pkcs12(Certificate const& certificate, PrivateKey const& key, std::vector<Certificate> const& above,
                   std::string const& password, std::string const& friendly_name);

std::string certificate_pem(Certificate const& certificate);

}  // namespace obereg::signatures
