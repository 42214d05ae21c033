// The hash that goes with a key. For this library's .cpp files only.
#pragma once
#include "platform/signatures/openssl/handles.hpp"

namespace obereg::signatures::openssl {

// Стрибог of the key's size for ГОСТ Р 34.10-2012, SHA-256 for the others.
EVP_MD const* digest_for(EVP_PKEY* key);

}  // namespace obereg::signatures::openssl
