#include "platform/signatures/checking/strength.hpp"

#include "platform/signatures/formats/signature_title.hpp"

namespace obereg::signatures {

namespace {

std::string weak_key(std::string const& whose, Certificate const& certificate) {
  return "Ключ " + whose + ": " + certificate.key_algorithm_title + '.';
}

std::string weak_signature(std::string const& whose, Certificate const& certificate) {
  return "Подпись на сертификате " + whose + ": " + signature_title(certificate.signature_algorithm) + '.';
}

}  // namespace

bool is_strong_key(Certificate const& certificate) {
  switch (certificate.key_algorithm) {
    case KeyAlgorithm::gost_2012_256:
    case KeyAlgorithm::gost_2012_512:
    case KeyAlgorithm::ed25519:
      return true;
    case KeyAlgorithm::rsa:
      return certificate.key_bits >= 2048;
    case KeyAlgorithm::ecdsa:
      return certificate.key_bits >= 256;
    case KeyAlgorithm::gost_2001:
    case KeyAlgorithm::other:
      break;
  }
  return false;
}

bool is_strong_digest(int nid) {
  switch (nid) {
    case NID_sha256:
    case NID_sha384:
    case NID_sha512:
    case NID_sha3_256:
    case NID_sha3_384:
    case NID_sha3_512:
    case NID_id_GostR3411_2012_256:
    case NID_id_GostR3411_2012_512:
      return true;
    default:
      return false;
  }
}

bool has_strong_signature(X509* certificate) {
  int const signature = X509_get_signature_nid(certificate);
  if (signature == NID_ED25519) return true;
  int digest = NID_undef, key = NID_undef;
  // The hash of RSA-PSS stands in its parameters.
  if (signature == NID_rsassaPss)
    return X509_get_signature_info(certificate, &digest, &key, nullptr, nullptr) == 1 && is_strong_digest(digest);
  return OBJ_find_sigid_algs(signature, &digest, &key) == 1 && is_strong_digest(digest);
}

std::string what_is_weak(Certificate const& signer, X509* parsed_signer, STACK_OF(X509) * path,
                         std::vector<Certificate> const& fields) {
  if (!is_strong_key(signer)) return weak_key("подписавшего", signer);
  if (!has_strong_signature(parsed_signer)) return weak_signature("подписавшего", signer);
  int const count = path ? sk_X509_num(path) : 0;
  for (int i = 1; i < count; ++i) {
    auto const& ca = fields[static_cast<std::size_t>(i)];
    auto const whose = "центра «" + ca.common_name + "»";
    if (!is_strong_key(ca)) return weak_key(whose, ca);
    // Nothing rests on the signature of the last one: it is trusted by the list.
    if (i + 1 < count && !has_strong_signature(sk_X509_value(path, i))) return weak_signature(whose, ca);
  }
  return "";
}

}  // namespace obereg::signatures
