// Certificates that no sound CA would issue, made from sound ones by changing them and signing them again: for the
// tests of bad input. Header only.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "platform/signatures/openssl/digests.hpp"
#include "platform/signatures/openssl/handles.hpp"
#include "platform/signatures/test_pki.hpp"

namespace obereg::signatures {

// DER. `digest`: OpenSSL's name; "" is the key's own.
inline std::string resigned(Certificate const& certificate, PrivateKey const& key,
                            std::function<void(X509*)> const& change, std::string const& digest = "") {
  auto const altered = openssl::certificate_of(certificate.der);
  change(altered.get());
  auto const* const hash = digest.empty() ? openssl::digest_for(key.get()) : EVP_get_digestbyname(digest.c_str());
  openssl::need(X509_sign(altered.get(), key.get(), hash) > 0);
  return openssl::der_of(altered.get());
}

// The bytes as they are, of the string type (V_ASN1_…) that they are said to have.
inline void rename_subject(X509* certificate, char const* oid, int type, std::string_view bytes) {
  X509_NAME* const name = X509_get_subject_name(certificate);
  int const at = X509_NAME_get_index_by_OBJ(name, openssl::object(oid).get(), -1);
  if (at >= 0) X509_NAME_ENTRY_free(X509_NAME_delete_entry(name, at));
  auto const* const data = reinterpret_cast<unsigned char const*>(bytes.data());
  openssl::need(X509_NAME_add_entry_by_OBJ(name, openssl::object(oid).get(), type, data, static_cast<int>(bytes.size()),
                                           -1, 0) == 1);
}

inline void add_extension(X509* certificate, int nid, std::string const& value) {
  openssl::Handle<X509_EXTENSION, X509_EXTENSION_free> const extension(
      openssl::need(X509V3_EXT_conf_nid(nullptr, nullptr, nid, value.c_str())));
  openssl::need(X509_add_ext(certificate, extension.get(), -1) == 1);
}

// An extension that nobody knows, of so many bytes.
inline void add_padding(X509* certificate, std::size_t size) {
  std::string const zeros(size, '\0');
  openssl::Handle<ASN1_OCTET_STRING, ASN1_OCTET_STRING_free> const value(openssl::need(ASN1_OCTET_STRING_new()));
  auto const* const bytes = reinterpret_cast<unsigned char const*>(zeros.data());
  openssl::need(ASN1_OCTET_STRING_set(value.get(), bytes, static_cast<int>(size)) == 1);
  openssl::Handle<X509_EXTENSION, X509_EXTENSION_free> const extension(
      openssl::need(X509_EXTENSION_create_by_OBJ(nullptr, openssl::object("1.2.643.100.999").get(), 0, value.get())));
  openssl::need(X509_add_ext(certificate, extension.get(), -1) == 1);
}

// As if `issuer` had issued it; whose key this states it leaves out.
inline void set_issuer(X509* certificate, Certificate const& issuer) {
  auto const parsed = openssl::certificate_of(issuer.der);
  openssl::need(X509_set_issuer_name(certificate, X509_get_subject_name(parsed.get())) == 1);
  int const at = X509_get_ext_by_NID(certificate, NID_authority_key_identifier, -1);
  if (at >= 0) X509_EXTENSION_free(X509_delete_ext(certificate, at));
}

// The key of the certificate is said to be of ГОСТ Р 34.10-2001, with the parameters of CryptoPro.
inline void make_gost_2001(X509* certificate) {
  static constexpr unsigned char parameters[] = {0x30, 0x12, 0x06, 0x07, 0x2A, 0x85, 0x03, 0x02, 0x02, 0x23,
                                                 0x01, 0x06, 0x07, 0x2A, 0x85, 0x03, 0x02, 0x02, 0x1E, 0x01};
  unsigned char const* bits = nullptr;
  int size = 0;
  X509_PUBKEY* const key = X509_get_X509_PUBKEY(certificate);
  openssl::need(X509_PUBKEY_get0_param(nullptr, &bits, &size, nullptr, key) == 1);
  auto* const copy = static_cast<unsigned char*>(OPENSSL_memdup(bits, static_cast<std::size_t>(size)));
  ASN1_STRING* const sequence = openssl::need(ASN1_STRING_type_new(V_ASN1_SEQUENCE));
  openssl::need(ASN1_STRING_set(sequence, parameters, sizeof parameters) == 1);
  openssl::need(X509_PUBKEY_set0_param(key, OBJ_txt2obj("1.2.643.2.2.19", 1), V_ASN1_SEQUENCE, sequence, copy, size) ==
                1);
}

// A private key in DER: PKCS#8, encrypted where there is a password.
inline std::string key_der(PrivateKey const& key, std::string const& password = "") {
  auto const bio = openssl::writing();
  auto const* const cipher = password.empty() ? nullptr : EVP_aes_256_cbc();
  openssl::need(i2d_PKCS8PrivateKey_bio(bio.get(), key.get(), cipher, password.c_str(),
                                        static_cast<int>(password.size()), nullptr, nullptr) == 1);
  return openssl::written(bio.get());
}

inline std::string key_pem(PrivateKey const& key, std::string const& password) {
  auto const bio = openssl::writing();
  openssl::need(PEM_write_bio_PKCS8PrivateKey(bio.get(), key.get(), EVP_aes_256_cbc(), password.c_str(),
                                              static_cast<int>(password.size()), nullptr, nullptr) == 1);
  return openssl::written(bio.get());
}

// The form from before PKCS#8.
inline std::string old_key_der(PrivateKey const& key) {
  unsigned char* der = nullptr;
  int const size = i2d_PrivateKey(key.get(), &der);
  openssl::need(size > 0);
  openssl::Handle<unsigned char, openssl::free_bytes> const owner(der);
  return {reinterpret_cast<char const*>(der), static_cast<std::size_t>(size)};
}

}  // namespace obereg::signatures
