#include "platform/signatures/raw/raw_signature.hpp"

#include "platform/signatures/openssl/digests.hpp"
#include "platform/signatures/openssl/handles.hpp"

namespace obereg::signatures {
namespace {

unsigned char const* data_of(std::string_view bytes) {
  return reinterpret_cast<unsigned char const*>(bytes.data());
}

openssl::DigestContextPtr new_context() {
  return openssl::DigestContextPtr(openssl::need(EVP_MD_CTX_new()));
}

}  // namespace

std::string sign_raw(std::string_view bytes, PrivateKey const& key) {
  openssl::ErrorQueue const errors;
  auto const context = new_context();
  auto const* const digest = openssl::digest_for(key.get());
  openssl::need(EVP_DigestSignInit(context.get(), nullptr, digest, nullptr, key.get()) == 1);
  openssl::need(EVP_DigestSignUpdate(context.get(), bytes.data(), bytes.size()) == 1);
  std::size_t size = 0;
  openssl::need(EVP_DigestSignFinal(context.get(), nullptr, &size) == 1);
  std::string signature(size, '\0');
  openssl::need(EVP_DigestSignFinal(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size) == 1);
  signature.resize(size);
  return signature;
}

bool verify_raw(std::string_view bytes, std::string_view signature, Certificate const& certificate) {
  openssl::ErrorQueue const errors;
  auto const parsed = openssl::certificate_of(certificate.der);
  auto* const key = parsed ? X509_get0_pubkey(parsed.get()) : nullptr;
  if (!key) return false;
  auto const context = new_context();
  return EVP_DigestVerifyInit(context.get(), nullptr, openssl::digest_for(key), nullptr, key) == 1 &&
         EVP_DigestVerifyUpdate(context.get(), bytes.data(), bytes.size()) == 1 &&
         EVP_DigestVerifyFinal(context.get(), data_of(signature), signature.size()) == 1;
}

bool belong_together(Certificate const& certificate, PrivateKey const& key) {
  openssl::ErrorQueue const errors;
  auto const parsed = openssl::certificate_of(certificate.der);
  return parsed && X509_check_private_key(parsed.get(), key.get()) == 1;
}

std::string streebog_256(std::string_view bytes) {
  openssl::ErrorQueue const errors;
  return openssl::digest(bytes, openssl::need(EVP_get_digestbyname("md_gost12_256")));
}

}  // namespace obereg::signatures
