// What a CMS SignerInfo says of itself. For this library's .cpp files only.
#pragma once
#include <optional>
#include <vector>

#include "platform/signatures/certificate.hpp"
#include "platform/signatures/openssl/handles.hpp"

namespace obereg::signatures {

// Null where the CMS does not hold the signer's certificate; lives as long as the CMS.
X509* certificate_of_signer(CMS_ContentInfo* cms, CMS_SignerInfo* signer);
std::optional<Instant> signing_time(CMS_SignerInfo const* signer);
int digest_of(CMS_SignerInfo* signer);  // NID

// The signed attribute signing-certificate or signing-certificate-v2 (RFC 5035).
enum class SigningCertificate { missing, right, wrong };
SigningCertificate signing_certificate(CMS_SignerInfo const* signer, STACK_OF(X509) * path);

}  // namespace obereg::signatures
