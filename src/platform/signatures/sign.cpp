#include "platform/signatures/sign.hpp"

#include <utility>

#include "platform/signatures/openssl/digests.hpp"
#include "platform/signatures/openssl/handles.hpp"

namespace obereg::signatures {
namespace {

struct KeyRecipe {
  int algorithm;
  char const* option;
  char const* value;
};

KeyRecipe recipe(KeyKind kind) {
  switch (kind) {
    case KeyKind::gost_2012_256:
      return {NID_id_GostR3410_2012_256, "paramset", "TCB"};
    case KeyKind::gost_2012_512:
      return {NID_id_GostR3410_2012_512, "paramset", "A"};
    case KeyKind::rsa_2048:
      return {EVP_PKEY_RSA, "rsa_keygen_bits", "2048"};
    case KeyKind::rsa_1024:
      return {EVP_PKEY_RSA, "rsa_keygen_bits", "1024"};
    case KeyKind::ecdsa_p256:
      break;
  }
  return {EVP_PKEY_EC, "ec_paramgen_curve", "P-256"};
}

unsigned flags_of(SignOptions const& options) {
  unsigned flags = CMS_PARTIAL | CMS_BINARY | CMS_NOSMIMECAP;
  if (options.detached) flags |= CMS_DETACHED;
  if (options.signing_certificate && options.signed_attributes) flags |= CMS_CADES;
  if (!options.signed_attributes) flags |= CMS_NOATTR;
  if (!options.include_certificate) flags |= CMS_NOCERTS;
  return flags;
}

openssl::X509Ptr parsed(Certificate const& certificate) {
  return openssl::X509Ptr(openssl::need(openssl::certificate_of(certificate.der).release()));
}

}  // namespace

PrivateKey PrivateKey::generate(KeyKind kind) {
  KeyRecipe const how = recipe(kind);
  openssl::KeyContextPtr const context(openssl::need(EVP_PKEY_CTX_new_id(how.algorithm, nullptr)));
  EVP_PKEY* key = nullptr;
  openssl::need(EVP_PKEY_keygen_init(context.get()) == 1 &&
                EVP_PKEY_CTX_ctrl_str(context.get(), how.option, how.value) == 1 &&
                EVP_PKEY_keygen(context.get(), &key) == 1);
  return PrivateKey({key, EVP_PKEY_free});
}

PrivateKey PrivateKey::from_pem(std::string_view pem) {
  auto const bio = openssl::reading(pem);
  return PrivateKey({openssl::need(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr)), EVP_PKEY_free});
}

std::string PrivateKey::pem() const {
  auto const bio = openssl::writing();
  openssl::need(PEM_write_bio_PKCS8PrivateKey(bio.get(), key_.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
  return openssl::written(bio.get());
}

std::string sign(std::string_view content, Certificate const& certificate, PrivateKey const& key,
                 SignOptions const& options) {
  openssl::ErrorQueue const errors;
  unsigned const flags = flags_of(options);
  auto const signer = parsed(certificate);
  auto const data = openssl::reading(content);
  EVP_MD const* const digest = options.digest.empty() ? openssl::digest_for(key.get())
                                                      : openssl::need(EVP_get_digestbyname(options.digest.c_str()));
  openssl::CmsPtr const cms(openssl::need(CMS_sign(nullptr, nullptr, nullptr, data.get(), flags)));
  openssl::need(CMS_add1_signer(cms.get(), signer.get(), key.get(), digest, flags));
  openssl::need(CMS_final(cms.get(), data.get(), nullptr, flags) == 1);
  auto const der = openssl::writing();
  openssl::need(i2d_CMS_bio(der.get(), cms.get()) == 1);
  return openssl::written(der.get());
}

std::string pkcs12(Certificate const& certificate, PrivateKey const& key, std::vector<Certificate> const& above,
                   std::string const& password, std::string const& friendly_name) {
  openssl::ErrorQueue const errors;
  openssl::CertificatesPtr const chain(openssl::need(sk_X509_new_null()));
  for (auto const& ca : above) openssl::need(sk_X509_push(chain.get(), parsed(ca).release()) > 0);
  auto const own = parsed(certificate);
  // Nothing said of algorithms: OpenSSL 3 takes PBES2 with AES-256 and HMAC-SHA-256, which browsers read.
  openssl::Handle<PKCS12, PKCS12_free> const container(openssl::need(
      PKCS12_create(password.c_str(), friendly_name.c_str(), key.get(), own.get(), chain.get(), 0, 0, 0, 0, 0)));
  auto const der = openssl::writing();
  openssl::need(i2d_PKCS12_bio(der.get(), container.get()) == 1);
  return openssl::written(der.get());
}

std::string certificate_pem(Certificate const& certificate) {
  auto const bio = openssl::writing();
  openssl::need(PEM_write_bio_X509(bio.get(), parsed(certificate).get()) == 1);
  return openssl::written(bio.get());
}

}  // namespace obereg::signatures
