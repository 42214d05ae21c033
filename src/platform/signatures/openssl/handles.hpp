// OpenSSL's objects as values that free themselves. For this library's .cpp files only.
#pragma once
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/ess.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "core/time.hpp"

namespace obereg::signatures::openssl {

template <auto Free>
struct Deleter {
  template <class T>
  void operator()(T* object) const {
    Free(object);
  }
};
template <class T, auto Free>
using Handle = std::unique_ptr<T, Deleter<Free>>;

inline void free_certificates(STACK_OF(X509) * stack) {
  sk_X509_pop_free(stack, X509_free);
}
inline void free_stack_only(STACK_OF(X509) * stack) {
  sk_X509_free(stack);
}
inline void free_bytes(unsigned char* bytes) {
  OPENSSL_free(bytes);
}

using X509Ptr = Handle<X509, X509_free>;
using CrlPtr = Handle<X509_CRL, X509_CRL_free>;
using CmsPtr = Handle<CMS_ContentInfo, CMS_ContentInfo_free>;
using BioPtr = Handle<BIO, BIO_free_all>;
using KeyPtr = Handle<EVP_PKEY, EVP_PKEY_free>;
using KeyContextPtr = Handle<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using DigestContextPtr = Handle<EVP_MD_CTX, EVP_MD_CTX_free>;
using StorePtr = Handle<X509_STORE, X509_STORE_free>;
using StoreContextPtr = Handle<X509_STORE_CTX, X509_STORE_CTX_free>;
using CertificatesPtr = Handle<STACK_OF(X509), free_certificates>;
using BorrowedCertificatesPtr = Handle<STACK_OF(X509), free_stack_only>;
using BignumPtr = Handle<BIGNUM, BN_free>;
using ObjectPtr = Handle<ASN1_OBJECT, ASN1_OBJECT_free>;
using IntegerPtr = Handle<ASN1_INTEGER, ASN1_INTEGER_free>;
using TimePtr = Handle<ASN1_TIME, ASN1_TIME_free>;

// Takes every entry off this thread's error queue and gives them in one line: for logs and exceptions.
std::string take_errors();

// Empties the error queue when a scope ends: a failed parse must not be reported by the next, unrelated call.
class ErrorQueue {
 public:
  ErrorQueue() { ERR_clear_error(); }
  ~ErrorQueue() { ERR_clear_error(); }
  ErrorQueue(ErrorQueue const&) = delete;
};

BioPtr reading(std::string_view bytes);  // `bytes` must outlive it
BioPtr writing();
std::string written(BIO* bio);

std::string utf8(ASN1_STRING const* text);      // any string type; control characters become spaces; "" where broken
std::string dotted(ASN1_OBJECT const* object);  // "1.2.643.100.4"
std::string bytes(ASN1_STRING const* string);
ObjectPtr object(char const* dotted_oid);
Instant moment(ASN1_TIME const* time);  // the epoch for a time that cannot be read
TimePtr asn1_time(Instant moment);      // whole seconds
std::string digest(std::string_view bytes, EVP_MD const* algorithm);

// DER of one object and nothing behind it; null where it is anything else.
X509Ptr certificate_of(std::string_view der);
std::string der_of(X509* certificate);

// A null result of a call that cannot fail but for memory or a missing engine is our failure.
template <class T>
T* need(T* result) {
  if (!result) throw std::runtime_error("OpenSSL: " + take_errors());
  return result;
}
inline void need(bool success) {
  if (!success) throw std::runtime_error("OpenSSL: " + take_errors());
}

}  // namespace obereg::signatures::openssl
