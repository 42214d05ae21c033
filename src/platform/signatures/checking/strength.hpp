// Which algorithms are strong enough to rest a legal act on. For this library's .cpp files only.
#pragma once
#include "platform/signatures/certificate.hpp"
#include "platform/signatures/openssl/handles.hpp"

namespace obereg::signatures {

// ГОСТ Р 34.10-2012, RSA from 2048 bits, ECDSA from 256 bits, Ed25519. What is not known is not strong.
bool is_strong_key(Certificate const& certificate);
// SHA-2 from 256 bits, SHA-3 from 256 bits, ГОСТ Р 34.11-2012: the hash under the issuer's signature.
bool has_strong_signature(X509* certificate);
bool is_strong_digest(int nid);

// Which key or signature of the path is too weak, in words with a full stop; "" where all are strong. `fields`: of the
// path's certificates, empty where there is no path.
std::string what_is_weak(Certificate const& signer, X509* parsed_signer, STACK_OF(X509) * path,
                         std::vector<Certificate> const& fields);

}  // namespace obereg::signatures
