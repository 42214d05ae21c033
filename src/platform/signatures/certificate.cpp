#include "platform/signatures/certificate.hpp"

#include <utility>

#include "platform/signatures/formats/encoding.hpp"
#include "platform/signatures/formats/private_keys.hpp"
#include "platform/signatures/openssl/fields.hpp"
#include "platform/signatures/openssl/handles.hpp"
#include "platform/signatures/refusals.hpp"

namespace obereg::signatures {
namespace {

constexpr std::size_t largest_certificate = 64u << 10;

template <class T, auto Read, auto Free>
bool reads_as(std::string_view der) {
  openssl::ErrorQueue const errors;
  auto const* position = reinterpret_cast<unsigned char const*>(der.data());
  openssl::Handle<T, Free> const value(Read(nullptr, &position, static_cast<long>(der.size())));
  return value != nullptr;
}

// What a file is that is no certificate: the more we know, the better we can say what to do.
RefusalKind const& what_else(std::string_view der) {
  if (auto const* key = private_key_in(der)) return *key;
  if (reads_as<CMS_ContentInfo, d2i_CMS_ContentInfo, CMS_ContentInfo_free>(der))
    return refusals::signature_instead_of_certificate;
  return refusals::not_a_certificate;
}

bool is_certificate_label(std::string_view label) {
  return label.empty() || label == "CERTIFICATE" || label == "X509 CERTIFICATE" || label == "TRUSTED CERTIFICATE";
}

Result<std::string> certificate_der(std::string_view file) {
  if (file.empty()) return refuse(refusals::file_empty);
  if (auto const* key = labelled_key_in(file)) return refuse(*key);
  if (file.size() > largest_certificate) {
    auto const* const key = private_key_in(file);
    return refuse(key ? *key : refusals::file_too_large);
  }
  auto decoded = decode(file);
  if (!decoded) return refuse(refusals::not_a_certificate);
  if (!is_certificate_label(decoded->label)) return refuse(what_else(decoded->der));
  if (decoded->more) return refuse(refusals::several_certificates);
  if (decoded->trailing) return refuse(refusals::trailing_bytes);
  return std::move(decoded->der);
}

}  // namespace

bool Certificate::in_date(Instant at) const {
  // Certificates count in whole seconds, and the last second is still in date (RFC 5280, 4.1.2.5).
  auto const second = std::chrono::floor<std::chrono::seconds>(at);
  return second >= not_before && second <= not_after;
}

Result<Certificate> parse_certificate(std::string_view file) {
  openssl::ErrorQueue const errors;
  auto der = certificate_der(file);
  if (!der) return der.error();
  auto const* position = reinterpret_cast<unsigned char const*>(der->data());
  auto const* const end = position + der->size();
  openssl::X509Ptr const certificate(d2i_X509(nullptr, &position, static_cast<long>(der->size())));
  if (!certificate) return refuse(what_else(*der));
  if (position != end) return refuse(refusals::trailing_bytes);
  return openssl::fields_of(certificate.get());
}

bool issued_by(Certificate const& certificate, Certificate const& ca) {
  openssl::ErrorQueue const errors;
  if (!ca.is_ca) return false;
  auto const child = openssl::certificate_of(certificate.der);
  auto const parent = openssl::certificate_of(ca.der);
  if (!child || !parent || X509_check_issued(parent.get(), child.get()) != X509_V_OK) return false;
  EVP_PKEY* const key = X509_get0_pubkey(parent.get());
  return key && X509_verify(child.get(), key) == 1;
}

}  // namespace obereg::signatures
