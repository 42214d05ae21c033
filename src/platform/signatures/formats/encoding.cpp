#include "platform/signatures/formats/encoding.hpp"

#include "core/text.hpp"

namespace obereg::signatures {
namespace {

constexpr std::string_view pem_begin = "-----BEGIN ", pem_end = "-----END ", dashes = "-----", spaces = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  auto const first = text.find_first_not_of(spaces);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

std::optional<std::string> der_of_base64(std::string_view text) {
  std::string digits;
  for (char const letter : text) {
    if (spaces.find(letter) == std::string_view::npos) digits += letter;
  }
  std::string der = text::from_base64(digits);
  if (der.empty()) return {};
  return der;
}

std::optional<Decoded> decode_pem(std::string_view text) {
  text.remove_prefix(text.find(pem_begin) + pem_begin.size());
  auto const label_end = text.find(dashes);
  if (label_end == std::string_view::npos) return {};
  Decoded result;
  result.label = text.substr(0, label_end);
  text.remove_prefix(label_end + dashes.size());
  std::string const closing = std::string(pem_end) + result.label + std::string(dashes);
  auto const body_end = text.find(closing);
  if (body_end == std::string_view::npos) return {};
  auto const body = text.substr(0, body_end);
  auto const rest = trimmed(text.substr(body_end + closing.size()));
  result.more = rest.find(pem_begin) != std::string_view::npos;
  result.trailing = !rest.empty() && !result.more;
  // An encrypted key has header lines that are not base64; its label alone is enough to refuse it.
  if (auto der = der_of_base64(body)) result.der = std::move(*der);
  return result;
}

}  // namespace

std::optional<Decoded> decode(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  // 0x30 opens a DER sequence; base64 of DER opens with 'M'.
  if (bytes.starts_with('\x30')) return Decoded{.der = std::string(bytes), .label = {}};
  if (bytes.find(pem_begin) != std::string_view::npos) return decode_pem(bytes);
  auto der = der_of_base64(trimmed(bytes));
  if (!der || !der->starts_with('\x30')) return {};
  return Decoded{.der = std::move(*der), .label = {}};
}

}  // namespace obereg::signatures
