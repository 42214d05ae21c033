// Signatures without a container: what tokens (JWS) and some services' requests carry.
#pragma once
#include <string>
#include <string_view>

#include "platform/signatures/certificate.hpp"
#include "platform/signatures/sign.hpp"

namespace obereg::signatures {

// By the hash that goes with the key: Стрибог for ГОСТ Р 34.10-2012 (64 or 128 bytes, in the order that a CMS holds
// them: s before r, each big-endian), SHA-256 for RSA (PKCS #1 v1.5) and ECDSA (DER).
std::string sign_raw(std::string_view bytes, PrivateKey const& key);
// False for anything that is not such a signature of these bytes by the certificate's key. Dates, issuer and purpose of
// the certificate are the caller's matter.
bool verify_raw(std::string_view bytes, std::string_view signature, Certificate const& certificate);

bool belong_together(Certificate const& certificate, PrivateKey const& key);

std::string streebog_256(std::string_view bytes);  // ГОСТ Р 34.11-2012, 32 bytes

}  // namespace obereg::signatures
