#include "access/passwords/password_hash.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <charconv>
#include <stdexcept>

namespace obereg::access {

namespace {

// The number after `name` in "$argon2id$v=19$m=65536,t=3,p=1$…"; 0 where there is none.
std::uint64_t number_after(std::string const& hash, std::string_view name) {
  auto const at = hash.find(name);
  std::uint64_t number = 0;
  if (at != std::string::npos) std::from_chars(hash.data() + at + name.size(), hash.data() + hash.size(), number);
  return number;
}

// A hash that no password has, at the same cost: made without computing one.
std::string hash_of_nothing(PasswordCost cost) {
  constexpr std::size_t salt_letters = 22, hash_letters = 43;  // 16 and 32 bytes in base64
  return fmt::format("$argon2id$v=19$m={},t={},p=1${}${}", cost.bytes / 1024, cost.passes,
                     std::string(salt_letters, 'A'), std::string(hash_letters, 'A'));
}

}  // namespace

PasswordHasher::PasswordHasher(PasswordCost cost) : cost_(cost) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
}

std::string PasswordHasher::make(std::string const& password) {
  ++computed_;
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), cost_.passes, cost_.bytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::runtime_error("no memory for the hash of a password");
  return text.data();
}

bool PasswordHasher::matches(std::string const& hash, std::string const& password) {
  ++computed_;
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

void PasswordHasher::match_nothing(std::string const& password) {
  matches(hash_of_nothing(cost_), password);
}

bool PasswordHasher::is_outdated(std::string const& hash) const {
  return number_after(hash, "$m=") * number_after(hash, ",t=") < cost_.bytes / 1024 * cost_.passes;
}

}  // namespace obereg::access
