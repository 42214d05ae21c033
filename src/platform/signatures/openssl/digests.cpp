#include "platform/signatures/openssl/digests.hpp"

namespace obereg::signatures::openssl {

EVP_MD const* digest_for(EVP_PKEY* key) {
  switch (EVP_PKEY_get_base_id(key)) {
    case NID_id_GostR3410_2012_256:
      return need(EVP_get_digestbyname("md_gost12_256"));
    case NID_id_GostR3410_2012_512:
      return need(EVP_get_digestbyname("md_gost12_512"));
    default:
      return EVP_sha256();
  }
}

}  // namespace obereg::signatures::openssl
