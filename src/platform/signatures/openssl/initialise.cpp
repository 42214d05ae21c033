#include "platform/signatures/openssl/initialise.hpp"

#include <mutex>

#include "platform/signatures/openssl/handles.hpp"
// After handles.hpp, which silences the deprecation of engines: OpenSSL 3.0 has no GOST provider with keys.
#include <openssl/engine.h>

namespace obereg::signatures {
namespace {

void load_gost_engine() {
  OPENSSL_init_crypto(OPENSSL_INIT_ENGINE_DYNAMIC | OPENSSL_INIT_NO_LOAD_CONFIG, nullptr);
  openssl::Handle<ENGINE, ENGINE_free> const engine(ENGINE_by_id("gost"));
  // The functional reference taken by ENGINE_init is kept for the whole life of the process.
  if (!engine || !ENGINE_init(engine.get()) || !ENGINE_set_default(engine.get(), ENGINE_METHOD_ALL)) {
    throw std::runtime_error("The GOST engine of OpenSSL cannot be loaded (Debian package libengine-gost-openssl): " +
                             openssl::take_errors());
  }
  // OpenSSL 3.0 does not know the organisation's ИНН; named, it is readable in subject lines.
  if (OBJ_txt2nid("1.2.643.100.4") == NID_undef) OBJ_create("1.2.643.100.4", "INNLE", "INNLE");
  ERR_clear_error();
}

}  // namespace

void initialise() {
  static std::once_flag once;
  std::call_once(once, load_gost_engine);
}

bool gost_available() {
  openssl::ErrorQueue const errors;
  openssl::KeyContextPtr const context(EVP_PKEY_CTX_new_id(NID_id_GostR3410_2012_256, nullptr));
  return context && EVP_get_digestbyname("md_gost12_256");
}

}  // namespace obereg::signatures
