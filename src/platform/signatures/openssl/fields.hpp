// The fields of a parsed certificate. For this library's .cpp files only.
#pragma once
#include <openssl/x509.h>

#include "platform/signatures/certificate.hpp"

namespace obereg::signatures::openssl {

Certificate fields_of(X509* certificate);

}  // namespace obereg::signatures::openssl
