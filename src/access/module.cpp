#include "access/access.hpp"
#include "access/api_keys/api_keys_http.hpp"
#include "access/own_account/own_account_http.hpp"
#include "access/sign_in/sign_in_http.hpp"

namespace obereg::access {

namespace {

constexpr std::uint64_t signature_body = 2u << 20;  // of which a signature may have 1 MiB

}  // namespace

web::Routes access_routes() {
  using web::anyone_signed_in;
  using web::everyone;
  return {
      web::get_and_write("/sign-in", everyone, show_sign_in),
      web::get("/sign-in/challenge/{challenge}", everyone, download_challenge),
      web::post("/sign-in", everyone, submit_sign_in, signature_body),
      web::post("/sign-out", anyone_signed_in, submit_sign_out),

      web::get("/account", anyone_signed_in, show_own_account),
      web::get("/account/certificates", anyone_signed_in, show_own_certificates),
      web::get("/account/sessions", anyone_signed_in, show_own_sessions),
      web::post("/account/sessions/end-all", anyone_signed_in, submit_end_all),
      web::post("/account/sessions/{session}/end", anyone_signed_in, submit_end_session),
      web::get("/account/cabinet", anyone_signed_in, show_cabinets),
      web::post("/account/cabinet", anyone_signed_in, submit_cabinet),
      web::get("/account/api-keys", anyone_signed_in, show_api_keys),
      web::post("/account/api-keys", anyone_signed_in, submit_api_key),
      web::post("/account/api-keys/{key}/revoke", anyone_signed_in, submit_revoke_key),
  };
}

std::vector<web::Section> access_sections() {
  return {};
}

}  // namespace obereg::access
