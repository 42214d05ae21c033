#include "platform/signatures/checking/strength.hpp"

namespace obereg::signatures {

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

}  // namespace obereg::signatures
