#include <openssl/sha.h>
#include <sys/random.h>
#include <unicode/ucnv.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <system_error>

#include "core/text.hpp"

namespace obereg::text {
namespace {

constexpr std::string_view base64_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

int hex_digit(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

bool is_line_space(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

// The sextets of `text`, without padding; nothing where a character or the padding is wrong.
bool base64_sextets(std::string_view text, std::string& sextets) {
  std::size_t padding = 0;
  for (auto const byte : text) {
    if (is_line_space(byte)) continue;
    if (byte == '=') {
      ++padding;
      continue;
    }
    auto const value = base64_alphabet.find(byte);
    if (value == std::string_view::npos || padding != 0) return false;
    sextets += static_cast<char>(value);
  }
  return padding <= 2 && (sextets.size() + padding) % 4 == 0;
}

}  // namespace

std::string from_windows_1251(std::string_view bytes) {
  std::string out(bytes.size() * 3 + 1, '\0');
  UErrorCode status = U_ZERO_ERROR;
  auto const length = ucnv_convert("UTF-8", "windows-1251", out.data(), static_cast<std::int32_t>(out.size()),
                                   bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) throw std::runtime_error(std::string("windows-1251: ") + u_errorName(status));
  out.resize(static_cast<std::size_t>(length));
  return out;
}

std::string hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (auto const byte : bytes) {
    out += digits[static_cast<unsigned char>(byte) >> 4];
    out += digits[static_cast<unsigned char>(byte) & 15];
  }
  return out;
}

std::string from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return {};
  std::string out;
  out.reserve(text.size() / 2);
  for (std::size_t i = 0; i < text.size(); i += 2) {
    auto const high = hex_digit(text[i]), low = hex_digit(text[i + 1]);
    if (high < 0 || low < 0) return {};
    out += static_cast<char>(high << 4 | low);
  }
  return out;
}

std::string base64(std::string_view bytes) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    auto const byte_at = [&](std::size_t at) -> unsigned {
      return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
    };
    auto const group = byte_at(i) << 16 | byte_at(i + 1) << 8 | byte_at(i + 2);
    for (int shift = 18; shift >= 0; shift -= 6) out += base64_alphabet[group >> shift & 63];
  }
  if (bytes.size() % 3 != 0) {
    auto const padding = 3 - bytes.size() % 3;
    out.replace(out.size() - padding, padding, padding, '=');
  }
  return out;
}

std::string from_base64(std::string_view text) {
  std::string sextets;
  if (!base64_sextets(text, sextets)) return {};
  std::string out;
  out.reserve(sextets.size() * 3 / 4);
  unsigned bits = 0;
  int count = 0;
  for (auto const sextet : sextets) {
    bits = bits << 6 | static_cast<unsigned char>(sextet);
    count += 6;
    if (count >= 8) out += static_cast<char>(bits >> (count -= 8) & 0xFF);
  }
  return out;
}

std::string sha256(std::string_view bytes) {
  std::string out(SHA256_DIGEST_LENGTH, '\0');
  SHA256(reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size(),
         reinterpret_cast<unsigned char*>(out.data()));
  return out;
}

std::string random_bytes(std::size_t count) {
  std::string out(count, '\0');
  for (std::size_t filled = 0; filled < count;) {
    auto const got = getrandom(out.data() + filled, count - filled, 0);
    if (got > 0) filled += static_cast<std::size_t>(got);
    if (got < 0 && errno != EINTR) throw std::system_error(errno, std::generic_category(), "getrandom");
  }
  return out;
}

std::string random_token() {
  auto token = base64(random_bytes(32));
  token.pop_back();  // the padding
  for (auto& character : token) {
    if (character == '+') character = '-';
    if (character == '/') character = '_';
  }
  return token;
}

}  // namespace obereg::text
