// The registry's own key, Ed25519 (RFC 8032), that signs the heads of the log and the statements of receipts.
#pragma once
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "platform/ledger/tree.hpp"

struct evp_pkey_st;

namespace obereg::ledger {

// The key can't be read or used; what() is Russian, for the operator.
struct KeyError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

using KeyHandle = std::shared_ptr<evp_pkey_st>;

class PublicKey {
 public:
  static PublicKey from_pem(std::string_view pem);  // "-----BEGIN PUBLIC KEY-----"; throws KeyError
  explicit PublicKey(KeyHandle key) : key_(std::move(key)) {}

  std::string pem() const;
  Hash id() const;  // SHA-256 of the SubjectPublicKeyInfo in DER
  bool verify(std::string_view bytes, std::string_view signature) const;

 private:
  KeyHandle key_;
};

class LogKey {
 public:
  static LogKey generate();
  // Throws KeyError where there is no such file, others may read it, or the passphrase does not open it.
  static LogKey load(std::string const& path, std::optional<std::string> const& passphrase = {});
  // Writes a new PKCS #8 PEM file that only its owner can read (0600), under AES-256 where there is a passphrase.
  // Throws KeyError where the file exists already: a log whose key is lost can't be continued.
  void save(std::string const& path, std::optional<std::string> const& passphrase = {}) const;

  std::string sign(std::string_view bytes) const;  // 64 raw bytes
  PublicKey public_key() const { return PublicKey(key_); }

 private:
  explicit LogKey(KeyHandle key) : key_(std::move(key)) {}
  KeyHandle key_;
};

}  // namespace obereg::ledger
