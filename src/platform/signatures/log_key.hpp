// The Ed25519 key that signs heads of the ledger (RFC 8032).
#pragma once
#include <memory>
#include <string>
#include <string_view>

struct evp_pkey_st;  // EVP_PKEY

namespace obereg::signatures {

class LogKey {
 public:
  static LogKey generate();
  // PEM file, PKCS#8. Throws std::runtime_error: no file, wrong password, not an Ed25519 key.
  static LogKey load(std::string const& path, std::string const& password = {});
  // Makes a file that only its owner can read (0600), encrypted with AES-256 where a password is given. Throws where
  // the file exists already: a log's key must not be overwritten.
  void save(std::string const& path, std::string const& password = {}) const;

  std::string sign(std::string_view bytes) const;  // 64 raw bytes
  std::string public_pem() const;
  std::string key_id() const;  // SHA-256 of the public key (DER of SubjectPublicKeyInfo), hexadecimal

 private:
  explicit LogKey(std::shared_ptr<evp_pkey_st> key) : key_(std::move(key)) {}
  std::shared_ptr<evp_pkey_st> key_;
};

// False for a wrong signature; throws std::runtime_error where `public_pem` is not an Ed25519 public key.
bool verify_log_signature(std::string_view public_pem, std::string_view bytes, std::string_view signature);

}  // namespace obereg::signatures
