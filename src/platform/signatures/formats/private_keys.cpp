#include "platform/signatures/formats/private_keys.hpp"

#include <openssl/crypto.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "platform/signatures/formats/encoding.hpp"
#include "platform/signatures/openssl/handles.hpp"
#include "platform/signatures/refusals.hpp"

namespace obereg::signatures {
namespace {

constexpr std::size_t looked_at = 1u << 20;

struct Label {
  std::string_view text;
  RefusalKind const* kind;
};
// The first of a kind is what is left of it.
constexpr Label labels[] = {{"-----BEGIN PRIVATE KEY-----", &refusals::private_key_given},
                            {"PRIVATE KEY-----", &refusals::private_key_given},  // RSA, EC, ENCRYPTED, OPENSSH, …
                            {"PRIVATE KEY BLOCK-----", &refusals::private_key_given},  // PGP
                            {"PuTTY-User-Key-File-", &refusals::private_key_given},
                            {"-----BEGIN PKCS12-----", &refusals::key_container_given},
                            {"-----BEGIN CRYPTOPRO CONTAINER-----", &refusals::key_folder_given}};

template <class T, auto Read, auto Free>
bool reads_as(std::string_view der) {
  openssl::ErrorQueue const errors;
  auto const* position = reinterpret_cast<unsigned char const*>(der.data());
  openssl::Handle<T, Free> const value(Read(nullptr, &position, static_cast<long>(der.size())));
  return value != nullptr;
}

enum Tag : unsigned char { integer = 0x02, bit_string = 0x03, octet_string = 0x04, object = 0x06, sequence = 0x30 };

struct Element {
  unsigned char tag = 0;
  std::string_view content;  // cut where the file is
};

std::optional<Element> take(std::string_view& rest) {
  if (rest.size() < 2) return std::nullopt;
  auto const byte = [&rest](std::size_t at) { return static_cast<unsigned char>(rest[at]); };
  std::size_t length = byte(1), header = 2;
  if (length >= 0x80) {
    auto const digits = length & 0x7F;
    if (digits > 4 || rest.size() < header + digits) return std::nullopt;
    length = digits == 0 ? rest.size() : 0;  // BER without a length, as some programs write containers: to the end
    for (std::size_t i = 0; i < digits; ++i) length = length << 8 | byte(header + i);
    header += digits;
  }
  Element const element{byte(0), rest.substr(header, length)};
  rest.remove_prefix(header + element.content.size());
  return element;
}

std::vector<Element> elements(std::string_view content) {
  constexpr std::size_t most = 20;
  std::vector<Element> found;
  while (found.size() < most)
    if (auto const element = take(content))
      found.push_back(*element);
    else
      break;
  return found;
}

bool is_key_size(std::size_t size) {
  return size == 32 || size == 64;
}

// primary.key is { key }, masks.key is { mask, salt, check }: octet strings alone, the first as long as the key.
bool is_key_or_mask(std::vector<Element> const& parts) {
  bool const plain = std::all_of(parts.begin(), parts.end(), [](Element const& it) { return it.tag == octet_string; });
  return plain && (parts.size() == 1 || parts.size() == 3) && is_key_size(parts[0].content.size());
}

// header.key is { { …, attributes BIT STRING, { attributes BIT STRING, algorithm }, … }, check of 4 bytes }.
bool is_container_header(std::vector<Element> const& parts) {
  if (parts.size() != 2 || parts[0].tag != sequence || parts[1].tag != octet_string || parts[1].content.size() != 4)
    return false;
  auto const inner = elements(parts[0].content);
  for (std::size_t i = 0; i + 1 < inner.size(); ++i) {
    if (inner[i].tag != bit_string || inner[i + 1].tag != sequence) continue;
    auto const parameters = elements(inner[i + 1].content);
    return !parameters.empty() && parameters[0].tag == bit_string;
  }
  return false;
}

// { 3, { OID, … } }: also of a container of which only the beginning was read.
bool is_pkcs12(std::vector<Element> const& parts) {
  if (parts.size() < 2 || parts[0].tag != integer || parts[0].content != "\x03" || parts[1].tag != sequence)
    return false;
  auto const inner = elements(parts[1].content);
  return !inner.empty() && inner[0].tag == object;
}

RefusalKind const* key_in_der(std::string_view der) {
  auto rest = der;
  auto const outer = take(rest);
  if (!outer || outer->tag != sequence) return nullptr;
  auto const parts = elements(outer->content);
  if (is_key_or_mask(parts) || is_container_header(parts)) return &refusals::key_folder_given;
  if (is_pkcs12(parts)) return &refusals::key_container_given;
  if (reads_as<PKCS8_PRIV_KEY_INFO, d2i_PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free>(der) ||
      reads_as<EVP_PKEY, d2i_AutoPrivateKey, EVP_PKEY_free>(der) ||
      reads_as<X509_SIG, d2i_X509_SIG, X509_SIG_free>(der))  // an encrypted PKCS#8 key
    return &refusals::private_key_given;
  return nullptr;
}

}  // namespace

RefusalKind const* labelled_key_in(std::string_view file) {
  for (auto const& label : labels)
    if (file.find(label.text) != std::string_view::npos) return label.kind;
  return nullptr;
}

RefusalKind const* private_key_in(std::string_view file) {
  if (auto const* kind = labelled_key_in(file)) return kind;
  auto decoded = decode(file.substr(0, looked_at));
  if (!decoded) return nullptr;
  auto const* const kind = key_in_der(decoded->der);
  if (kind) OPENSSL_cleanse(decoded->der.data(), decoded->der.size());
  return kind;
}

void wipe(std::string& file, RefusalKind const& key) {
  OPENSSL_cleanse(file.data(), file.size());
  file.clear();
  for (auto const& label : labels)
    if (label.kind == &key && file.empty()) file = label.text;
}

}  // namespace obereg::signatures
