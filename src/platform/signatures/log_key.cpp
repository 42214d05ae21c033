#include "platform/signatures/log_key.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "core/text.hpp"
#include "platform/signatures/openssl/handles.hpp"

namespace obereg::signatures {
namespace {

unsigned char const* raw(std::string_view bytes) {
  return reinterpret_cast<unsigned char const*>(bytes.data());
}

[[noreturn]] void system_failure(std::string const& path) {
  throw std::system_error(errno, std::generic_category(), path);
}

void write_new_private_file(std::string const& path, std::string_view bytes) {
  int const file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) system_failure(path);
  bool const whole =
      ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) && ::fsync(file) == 0;
  int const error = errno;
  ::close(file);
  if (whole) return;
  ::unlink(path.c_str());
  errno = error;
  system_failure(path);
}

}  // namespace

LogKey LogKey::generate() {
  openssl::KeyContextPtr const context(openssl::need(EVP_PKEY_CTX_new_id(EVP_PKEY_ED25519, nullptr)));
  EVP_PKEY* key = nullptr;
  openssl::need(EVP_PKEY_keygen_init(context.get()) == 1 && EVP_PKEY_keygen(context.get(), &key) == 1);
  return LogKey({key, EVP_PKEY_free});
}

LogKey LogKey::load(std::string const& path, std::string const& password) {
  openssl::ErrorQueue const errors;
  std::ifstream file(path, std::ios::binary);
  if (!file) system_failure(path);
  std::string const pem{std::istreambuf_iterator<char>(file), {}};
  auto const bio = openssl::reading(pem);
  // With no callback OpenSSL takes the last argument as the password; an empty one stops it from asking the terminal.
  auto* const secret = const_cast<char*>(password.c_str());
  std::shared_ptr<EVP_PKEY> key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, secret), EVP_PKEY_free);
  if (!key) throw std::runtime_error(path + ": not a private key, or a wrong password");
  if (EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_ED25519) throw std::runtime_error(path + ": not an Ed25519 key");
  return LogKey(std::move(key));
}

void LogKey::save(std::string const& path, std::string const& password) const {
  openssl::ErrorQueue const errors;
  auto const bio = openssl::writing();
  openssl::need(PEM_write_bio_PKCS8PrivateKey(bio.get(), key_.get(), password.empty() ? nullptr : EVP_aes_256_cbc(),
                                              password.empty() ? nullptr : password.c_str(),
                                              static_cast<int>(password.size()), nullptr, nullptr) == 1);
  write_new_private_file(path, openssl::written(bio.get()));
}

std::string LogKey::sign(std::string_view bytes) const {
  openssl::DigestContextPtr const context(openssl::need(EVP_MD_CTX_new()));
  openssl::need(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get()) == 1);
  std::string signature(64, '\0');
  std::size_t size = signature.size();
  openssl::need(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, raw(bytes),
                               bytes.size()) == 1);
  signature.resize(size);
  return signature;
}

std::string LogKey::public_pem() const {
  auto const bio = openssl::writing();
  openssl::need(PEM_write_bio_PUBKEY(bio.get(), key_.get()) == 1);
  return openssl::written(bio.get());
}

std::string LogKey::key_id() const {
  auto const der = openssl::writing();
  openssl::need(i2d_PUBKEY_bio(der.get(), key_.get()) == 1);
  return text::hex(openssl::digest(openssl::written(der.get()), EVP_sha256()));
}

bool verify_log_signature(std::string_view public_pem, std::string_view bytes, std::string_view signature) {
  openssl::ErrorQueue const errors;
  auto const bio = openssl::reading(public_pem);
  openssl::KeyPtr const key(PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr));
  if (!key || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_ED25519) {
    throw std::runtime_error("not an Ed25519 public key");
  }
  openssl::DigestContextPtr const context(openssl::need(EVP_MD_CTX_new()));
  openssl::need(EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1);
  return EVP_DigestVerify(context.get(), raw(signature), signature.size(), raw(bytes), bytes.size()) == 1;
}

}  // namespace obereg::signatures
