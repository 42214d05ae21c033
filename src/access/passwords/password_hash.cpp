#include "access/passwords/password_hash.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <charconv>
#include <stdexcept>

#include "platform/ledger/secret_for.hpp"

namespace obereg::access {

namespace {

constexpr std::string_view mark_of_mixed = "hmac-sha-256";

// The number after `name` in "$argon2id$v=19$m=65536,t=3,p=1$…"; 0 where there is none.
std::uint64_t number_after(std::string const& hash, std::string_view name) {
  auto const at = hash.find(name);
  std::uint64_t number = 0;
  if (at != std::string::npos) std::from_chars(hash.data() + at + name.size(), hash.data() + hash.size(), number);
  return number;
}

std::uint64_t kibibytes(web::PasswordSettings const& cost) {
  return static_cast<std::uint64_t>(cost.mebibytes) * 1024;
}

std::uint64_t work(web::PasswordSettings const& cost) {
  return kibibytes(cost) * static_cast<std::uint64_t>(cost.passes);
}

// A hash that no password has, at the same cost: made without computing one.
std::string hash_of_nothing(web::PasswordSettings const& cost) {
  constexpr std::size_t salt_letters = 22, hash_letters = 43;  // 16 and 32 bytes in base64
  return fmt::format("{}$argon2id$v=19$m={},t={},p=1${}${}", mark_of_mixed, kibibytes(cost), cost.passes,
                     std::string(salt_letters, 'A'), std::string(hash_letters, 'A'));
}

}  // namespace

PasswordHasher::PasswordHasher(web::PasswordSettings cost, ledger::LogKey const& key)
    : cost_(cost), secret_(ledger::secret_for(key, "obereg passwords")) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
}

std::string PasswordHasher::mixed(std::string const& password) const {
  static_assert(crypto_auth_hmacsha256_KEYBYTES == 32);
  std::string sum(crypto_auth_hmacsha256_BYTES, '\0');
  auto const bytes = [](std::string const& text) { return reinterpret_cast<unsigned char const*>(text.data()); };
  crypto_auth_hmacsha256(reinterpret_cast<unsigned char*>(sum.data()), bytes(password), password.size(),
                         bytes(secret_));
  return sum;
}

std::string PasswordHasher::make(std::string const& password) {
  ++computed_;
  std::array<char, crypto_pwhash_STRBYTES> text{};
  auto const sum = mixed(password);
  if (crypto_pwhash_str_alg(text.data(), sum.data(), sum.size(), static_cast<unsigned long long>(cost_.passes),
                            kibibytes(cost_) * 1024, crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::runtime_error("no memory for the hash of a password");
  return std::string(mark_of_mixed) + text.data();
}

bool PasswordHasher::matches(std::string const& hash, std::string const& password) {
  ++computed_;
  bool const is_mixed = hash.starts_with(mark_of_mixed);
  auto const made_by_argon = is_mixed ? hash.substr(mark_of_mixed.size()) : hash;
  auto const sum = is_mixed ? mixed(password) : password;
  return crypto_pwhash_str_verify(made_by_argon.c_str(), sum.data(), sum.size()) == 0;
}

void PasswordHasher::match_nothing(std::string const& password) {
  matches(hash_of_nothing(cost_), password);
}

bool PasswordHasher::is_outdated(std::string const& hash) const {
  return !hash.starts_with(mark_of_mixed) || number_after(hash, "$m=") * number_after(hash, ",t=") < work(cost_);
}

}  // namespace obereg::access
