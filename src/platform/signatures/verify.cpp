#include "platform/signatures/verify.hpp"

#include <climits>
#include <utility>

#include "core/text.hpp"
#include "platform/signatures/checking/parsed_path.hpp"
#include "platform/signatures/checking/signer_info.hpp"
#include "platform/signatures/checking/strength.hpp"
#include "platform/signatures/formats/encoding.hpp"
#include "platform/signatures/formats/private_keys.hpp"
#include "platform/signatures/openssl/fields.hpp"
#include "platform/signatures/openssl/handles.hpp"
#include "platform/signatures/refusals.hpp"

namespace obereg::signatures {
namespace {

constexpr std::size_t largest_signature = 1u << 20;
constexpr std::size_t largest_certificate = 64u << 10;  // as parse_certificate takes it
constexpr int most_certificates = 20;

bool is_signature_label(std::string_view label) {
  return label.empty() || label == "CMS" || label == "PKCS7" || label == "PKCS #7 SIGNED DATA" || label == "SIGNATURE";
}

RefusalKind const& key_or(std::string_view file, RefusalKind const& other) {
  auto const* const key = private_key_in(file);
  return key ? *key : other;
}

// The CMS structure, or the reason why the file is none in `check`.
openssl::CmsPtr parse(std::string_view file, Check& check) {
  auto const refused = [&check](RefusalKind const& why) {
    check.fail(why);
    return openssl::CmsPtr();
  };
  if (file.empty()) return refused(refusals::file_empty);
  if (auto const* key = labelled_key_in(file)) return refused(*key);
  if (file.size() > largest_signature) return refused(key_or(file, refusals::file_too_large));
  auto const decoded = decode(file);
  if (!decoded) return refused(refusals::not_a_signature);
  if (decoded->label == "CERTIFICATE") return refused(refusals::certificate_instead_of_signature);
  if (!is_signature_label(decoded->label)) return refused(key_or(file, refusals::not_a_signature));
  if (decoded->more || decoded->trailing) return refused(refusals::trailing_bytes);
  auto const* position = reinterpret_cast<unsigned char const*>(decoded->der.data());
  auto const* const end = position + decoded->der.size();
  openssl::CmsPtr cms(d2i_CMS_ContentInfo(nullptr, &position, static_cast<long>(decoded->der.size())));
  if (!cms && openssl::certificate_of(decoded->der)) return refused(refusals::certificate_instead_of_signature);
  if (!cms) return refused(key_or(file, refusals::not_a_signature));
  if (OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed) return refused(refusals::not_a_signature);
  if (position != end) return refused(refusals::trailing_bytes);
  // Only plain data: a time stamp is a CMS signature too, and says nothing of the signer's will.
  if (OBJ_obj2nid(CMS_get0_eContentType(cms.get())) != NID_pkcs7_data) return refused(refusals::not_a_signature);
  check.pass();
  return cms;
}

struct Steps {
  Check format{.code = "format", .title = "Файл подписи прочитан", .detail = {}};
  Check one_signer{.code = "one-signer", .title = "Подписал один человек", .detail = {}};
  Check detachment{.code = "detachment", .title = "Вид подписи", .detail = {}};
  Check attributes{.code = "signed-attributes", .title = "Сведения о документе подписаны", .detail = {}};
  Check mathematics{.code = "mathematics", .title = "Подпись подходит к документу и сертификату", .detail = {}};
  Check signing_certificate{
      .code = "signing-certificate", .title = "Подписанная ссылка на сертификат (CAdES-BES)", .detail = {}};
};

CMS_SignerInfo* find_signer(CMS_ContentInfo* cms, Check& check) {
  STACK_OF(CMS_SignerInfo)* const signers = CMS_get0_SignerInfos(cms);
  int const count = signers ? sk_CMS_SignerInfo_num(signers) : 0;
  if (count == 1) {
    check.pass();
    return sk_CMS_SignerInfo_value(signers, 0);
  }
  check.fail(count == 0 ? refusals::no_signers : refusals::several_signers);
  return nullptr;
}

void check_detachment(CMS_ContentInfo* cms, bool want_detached, Check& check) {
  bool const detached = CMS_is_detached(cms) == 1;
  if (detached == want_detached) return check.pass();
  check.fail(want_detached ? refusals::attached_given : refusals::detached_given);
}

// Without signed attributes the DER of someone's signed attributes, given as the content, would verify: refused.
void check_attributes(CMS_SignerInfo const* signer, Check& check) {
  if (CMS_signed_get_attr_by_NID(signer, NID_pkcs9_messageDigest, -1) >= 0 &&
      CMS_signed_get_attr_by_NID(signer, NID_pkcs9_contentType, -1) >= 0) {
    return check.pass();
  }
  check.fail(refusals::no_signed_attributes);
}

RefusalKind const& why_wrong() {
  while (unsigned long const error = ERR_get_error()) {
    if (ERR_GET_LIB(error) == ERR_LIB_CMS && ERR_GET_REASON(error) == CMS_R_CONTENT_VERIFY_ERROR) {
      return refusals::other_data;
    }
  }
  return refusals::mathematics_wrong;
}

// Gives the bytes that were signed.
std::string check_mathematics(CMS_ContentInfo* cms, std::optional<std::string_view> content, Check& check) {
  ERR_clear_error();
  openssl::need(!content || content->size() <= INT_MAX);
  auto const attached = content ? nullptr : openssl::writing();
  // Of bytes in memory CMS_verify (OpenSSL 3.0) makes a copy of its own, which is lost where the signature is
  // malformed. A filter before them keeps it from that.
  openssl::BioPtr const given(content ? openssl::need(BIO_new(BIO_f_null())) : nullptr);
  if (given) BIO_push(given.get(), openssl::reading(*content).release());
  // The certificate is judged on its own: CMS_verify would ask for emailProtection, which qualified ones often lack.
  unsigned const flags = CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY;
  if (CMS_verify(cms, nullptr, nullptr, given.get(), attached.get(), flags) == 1) {
    check.pass();
  } else {
    check.fail(why_wrong());
  }
  return content ? std::string() : openssl::written(attached.get());
}

// What came along; one who sends hundreds is not helped to slow us down.
openssl::CertificatesPtr certificates_in(CMS_ContentInfo* cms) {
  openssl::CertificatesPtr all(CMS_get1_certs(cms));
  while (all && sk_X509_num(all.get()) > most_certificates) X509_free(sk_X509_pop(all.get()));
  return all;
}

void check_signing_certificate(CMS_SignerInfo const* signer, STACK_OF(X509) * path, bool required, Verification& result,
                               Check& check) {
  auto const reference = signing_certificate(signer, path);
  result.signing_certificate_present = reference != SigningCertificate::missing;
  switch (reference) {
    case SigningCertificate::right:
      return check.pass();
    case SigningCertificate::wrong:
      return check.fail(refusals::other_signing_certificate);
    case SigningCertificate::missing:
      break;
  }
  if (required) return check.fail(refusals::no_signing_certificate);
  check.warn("Ссылки нет; здесь она не обязательна.");
}

openssl::BorrowedCertificatesPtr alone(X509* certificate) {
  openssl::BorrowedCertificatesPtr stack(openssl::need(sk_X509_new_null()));
  openssl::need(sk_X509_push(stack.get(), certificate) > 0);
  return stack;
}

void judge_signer(TrustList const& trust, CMS_ContentInfo* cms, CMS_SignerInfo* info, X509* signer, bool need_reference,
                  Verification& result, Steps& steps) {
  result.claimed_time = signing_time(info);
  auto const others = certificates_in(cms);
  auto judged = judge_parsed(trust, signer, *result.signer, others.get(), result.at);
  result.path = std::move(judged.judgement.path);
  result.crls = std::move(judged.judgement.crls);
  for (Check& check : judged.judgement.checks) {
    if (check.code == "strength" && check.outcome == Outcome::passed && !is_strong_digest(digest_of(info))) {
      check.fail(refusals::weak_algorithm, "Хеш подписи устарел.");
    }
    result.checks.push_back(std::move(check));
  }
  auto const own = alone(signer);
  check_signing_certificate(info, judged.path ? judged.path.get() : own.get(), need_reference, result,
                            steps.signing_certificate);
}

// Runs the steps as far as they have a meaning; `result.checks` gets those of the certificate.
void run(TrustList const& trust, std::string_view file, std::optional<std::string_view> content, VerifyOptions options,
         Verification& result, Steps& steps) {
  auto const cms = parse(file, steps.format);
  if (!cms) return;
  CMS_SignerInfo* const info = find_signer(cms.get(), steps.one_signer);
  if (!info) return;
  check_detachment(cms.get(), content.has_value(), steps.detachment);
  if (steps.detachment.fault) return;
  check_attributes(info, steps.attributes);
  X509* const signer = certificate_of_signer(cms.get(), info);
  if (!signer) return steps.mathematics.fail(refusals::no_certificate);
  result.signer = openssl::fields_of(signer);
  if (result.signer->der.size() > largest_certificate) return steps.mathematics.fail(refusals::file_too_large);
  std::string attached = check_mathematics(cms.get(), content, steps.mathematics);
  result.content_sha256 = text::hex(openssl::digest(content ? *content : attached, EVP_sha256()));
  judge_signer(trust, cms.get(), info, signer, options.require_signing_certificate, result, steps);
  result.attached_content = std::move(attached);
}

}  // namespace

Verification verify(TrustList const& trust, std::string_view cms, std::optional<std::string_view> content, Instant at,
                    VerifyOptions options) {
  openssl::ErrorQueue const errors;
  Verification result;
  result.at = at;
  result.trust_list = trust.fingerprint();
  result.signature_sha256 = text::hex(openssl::digest(cms, EVP_sha256()));
  Steps steps;
  run(trust, cms, content, options, result, steps);
  std::vector<Check> all{steps.format, steps.one_signer, steps.detachment, steps.attributes, steps.mathematics};
  all.insert(all.end(), result.checks.begin(), result.checks.end());
  all.push_back(steps.signing_certificate);
  result.checks = std::move(all);
  // An attached document is let out only when its signature is good.
  if (!result.ok()) result.attached_content.clear();
  return result;
}

}  // namespace obereg::signatures
