#include "platform/signatures/checking/signer_info.hpp"

namespace obereg::signatures {
namespace {

ASN1_TYPE* attribute(CMS_SignerInfo const* signer, int nid) {
  int const index = CMS_signed_get_attr_by_NID(signer, nid, -1);
  if (index < 0) return nullptr;
  return X509_ATTRIBUTE_get0_type(CMS_signed_get_attr(signer, index), 0);
}

template <class T, auto Read>
T* decoded(ASN1_TYPE const* value) {
  if (!value || value->type != V_ASN1_SEQUENCE) return nullptr;
  auto const* position = ASN1_STRING_get0_data(value->value.sequence);
  return Read(nullptr, &position, ASN1_STRING_length(value->value.sequence));
}

}  // namespace

X509* certificate_of_signer(CMS_ContentInfo* cms, CMS_SignerInfo* signer) {
  CMS_set1_signers_certs(cms, nullptr, 0);
  X509* certificate = nullptr;
  CMS_SignerInfo_get0_algs(signer, nullptr, &certificate, nullptr, nullptr);
  return certificate;
}

std::optional<Instant> signing_time(CMS_SignerInfo const* signer) {
  ASN1_TYPE const* const value = attribute(signer, NID_pkcs9_signingTime);
  if (!value || (value->type != V_ASN1_UTCTIME && value->type != V_ASN1_GENERALIZEDTIME)) return {};
  return openssl::moment(value->value.asn1_string);
}

int digest_of(CMS_SignerInfo* signer) {
  X509_ALGOR* digest = nullptr;
  CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, &digest, nullptr);
  ASN1_OBJECT const* object = nullptr;
  X509_ALGOR_get0(&object, nullptr, nullptr, digest);
  return OBJ_obj2nid(object);
}

SigningCertificate signing_certificate(CMS_SignerInfo const* signer, STACK_OF(X509) * path) {
  openssl::ErrorQueue const errors;
  ASN1_TYPE const* const first = attribute(signer, NID_id_smime_aa_signingCertificate);
  ASN1_TYPE const* const second = attribute(signer, NID_id_smime_aa_signingCertificateV2);
  if (!first && !second) return SigningCertificate::missing;
  openssl::Handle<ESS_SIGNING_CERT, ESS_SIGNING_CERT_free> const v1(
      decoded<ESS_SIGNING_CERT, d2i_ESS_SIGNING_CERT>(first));
  openssl::Handle<ESS_SIGNING_CERT_V2, ESS_SIGNING_CERT_V2_free> const v2(
      decoded<ESS_SIGNING_CERT_V2, d2i_ESS_SIGNING_CERT_V2>(second));
  if ((first && !v1) || (second && !v2)) return SigningCertificate::wrong;
  bool const right = OSSL_ESS_check_signing_certs(v1.get(), v2.get(), path, 1) == 1;
  return right ? SigningCertificate::right : SigningCertificate::wrong;
}

}  // namespace obereg::signatures
