// The ways in which certificates are signed, as people read them.
#pragma once
#include <string>

namespace obereg::signatures {

// "1.2.840.113549.1.1.5" -> "RSA с хешем SHA-1 (ненадёжен)"; an OID that is not known stays as it is.
std::string signature_title(std::string const& oid);

}  // namespace obereg::signatures
