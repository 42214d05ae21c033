// Loading of OpenSSL's GOST algorithms. The engine is loaded in code, so that openssl.cnf plays no part.
#pragma once

namespace obereg::signatures {

// Call once, before other threads start. Throws std::runtime_error that names the missing package where the GOST engine
// cannot be loaded: without it a GOST chain fails with a misleading reason. A second call does nothing.
void initialise();

// True where GOST R 34.10-2012 keys and signatures work in this process; for /healthz.
bool gost_available();

}  // namespace obereg::signatures
