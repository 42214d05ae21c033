#include "access/second_factor/sealed_secret.hpp"

#include <sodium.h>

#include "core/text.hpp"
#include "platform/ledger/secret_for.hpp"

namespace obereg::access {

namespace {

unsigned char const* raw(std::string const& bytes) {
  return reinterpret_cast<unsigned char const*>(bytes.data());
}

unsigned char* raw(std::string& bytes) {
  return reinterpret_cast<unsigned char*>(bytes.data());
}

std::string key_for(ledger::LogKey const& key, AccountId account) {
  static_assert(crypto_secretbox_KEYBYTES == 32);
  return ledger::secret_for(key, "obereg second factor, account " + std::to_string(account.value));
}

}  // namespace

std::string seal_secret(ledger::LogKey const& key, AccountId account, std::string const& secret) {
  auto box_key = key_for(key, account);
  auto const nonce = text::random_bytes(crypto_secretbox_NONCEBYTES);
  std::string box(secret.size() + crypto_secretbox_MACBYTES, '\0');
  crypto_secretbox_easy(raw(box), raw(secret), secret.size(), raw(nonce), raw(box_key));
  sodium_memzero(box_key.data(), box_key.size());
  return nonce + box;
}

std::optional<std::string> open_secret(ledger::LogKey const& key, AccountId account, std::string const& sealed) {
  constexpr auto least = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
  if (sealed.size() < least) return std::nullopt;
  auto box_key = key_for(key, account);
  auto const nonce = sealed.substr(0, crypto_secretbox_NONCEBYTES), box = sealed.substr(crypto_secretbox_NONCEBYTES);
  std::string secret(sealed.size() - least, '\0');
  auto const failed = crypto_secretbox_open_easy(raw(secret), raw(box), box.size(), raw(nonce), raw(box_key));
  sodium_memzero(box_key.data(), box_key.size());
  if (failed != 0) return std::nullopt;
  return secret;
}

}  // namespace obereg::access
