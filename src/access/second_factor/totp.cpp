#include "access/second_factor/totp.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <array>
#include <stdexcept>

#include "platform/web/pages.hpp"

namespace obereg::access {

namespace {

constexpr std::int64_t step_seconds = 30;

std::array<unsigned char, 20> hmac_sha1(std::string_view key, std::string_view message) {
  std::array<unsigned char, 20> sum{};
  unsigned int size = 0;
  if (!HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()),
            reinterpret_cast<unsigned char const*>(message.data()), message.size(), sum.data(), &size))
    throw std::runtime_error("OpenSSL makes no HMAC");
  return sum;
}

bool same(std::string_view left, std::string_view right) {
  return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace

std::int64_t totp_step(Instant now) {
  return std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count() / step_seconds;
}

std::string totp_code(std::string_view secret, std::int64_t step, int digits) {
  std::string counter;
  for (int shift = 56; shift >= 0; shift -= 8) counter += static_cast<char>(step >> shift & 0xFF);
  auto const sum = hmac_sha1(secret, counter);
  std::size_t const offset = sum.back() & 0x0Fu;
  std::uint32_t number = sum[offset] & 0x7Fu;
  for (std::size_t i = 1; i < 4; ++i) number = number << 8 | sum[offset + i];
  std::uint32_t modulus = 1;
  for (int i = 0; i < digits; ++i) modulus *= 10;
  return fmt::format("{:0{}}", number % modulus, digits);
}

std::optional<std::int64_t> matching_step(std::string_view secret, std::string_view typed, Instant now,
                                          std::int64_t last_step) {
  std::optional<std::int64_t> found;
  auto const present = totp_step(now);
  for (auto const step : {present - 1, present, present + 1})
    if (same(totp_code(secret, step), typed) && step > last_step) found = step;
  return found;
}

std::string base32(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  std::uint32_t held = 0;
  int bits = 0;
  for (unsigned char const byte : bytes) {
    held = held << 8 | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += letters[held >> (bits - 5) & 31];
  }
  if (bits > 0) text += letters[held << (5 - bits) & 31];
  return text;
}

std::string totp_address(std::string_view secret, std::string const& owner) {
  auto const issuer = web::in_query("Оберег");
  return "otpauth://totp/" + issuer + ":" + web::in_query(owner) + "?secret=" + base32(secret) + "&issuer=" + issuer;
}

}  // namespace obereg::access
