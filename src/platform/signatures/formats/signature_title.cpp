#include "platform/signatures/formats/signature_title.hpp"

#include <string_view>

namespace obereg::signatures {
namespace {

struct Way {
  std::string_view oid, title;
};
// RFC 3279, 4055, 5758, 8410; RFC 9215 for ГОСТ.
constexpr Way ways[] = {
    {"1.2.643.7.1.1.3.2", "ГОСТ Р 34.10-2012 с хешем ГОСТ Р 34.11-2012, 256 бит"},
    {"1.2.643.7.1.1.3.3", "ГОСТ Р 34.10-2012 с хешем ГОСТ Р 34.11-2012, 512 бит"},
    {"1.2.643.2.2.3", "ГОСТ Р 34.10-2001 с хешем ГОСТ Р 34.11-94 (срок действия стандарта истёк)"},
    {"1.2.840.113549.1.1.4", "RSA с хешем MD5 (ненадёжен)"},
    {"1.2.840.113549.1.1.5", "RSA с хешем SHA-1 (ненадёжен)"},
    {"1.2.840.113549.1.1.10", "RSA-PSS"},
    {"1.2.840.113549.1.1.11", "RSA с хешем SHA-256"},
    {"1.2.840.113549.1.1.12", "RSA с хешем SHA-384"},
    {"1.2.840.113549.1.1.13", "RSA с хешем SHA-512"},
    {"1.2.840.10045.4.1", "ECDSA с хешем SHA-1 (ненадёжен)"},
    {"1.2.840.10045.4.3.2", "ECDSA с хешем SHA-256"},
    {"1.2.840.10045.4.3.3", "ECDSA с хешем SHA-384"},
    {"1.2.840.10045.4.3.4", "ECDSA с хешем SHA-512"},
    {"1.3.101.112", "Ed25519"},
};

}  // namespace

std::string signature_title(std::string const& oid) {
  for (auto const& way : ways)
    if (way.oid == oid) return std::string(way.title);
  return oid;
}

}  // namespace obereg::signatures
