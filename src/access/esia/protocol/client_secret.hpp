// What a request to ЕСИА carries beside OAuth's own fields: the time, and a signature in place of a password. Both
// variants that are in use (docs/esia.md).
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "access/esia/protocol/settings.hpp"
#include "core/time.hpp"

namespace obereg::access::esia {

using Fields = std::vector<std::pair<std::string, std::string>>;

inline constexpr std::string_view scope = "openid fullname snils";

// "2026.11.22 10:00:00 +0000", the only form that ЕСИА takes; one that differs from its clock is refused (ESIA-007015).
std::string timestamp(Instant now);

// What the browser is sent away with. `state` and `nonce` come back; `challenge` is PKCE's (RFC 7636, S256), sent by
// v3.
struct CodeRequest {
  std::string state, nonce, challenge;
};
std::string code_request_address(Settings const& settings, std::string const& redirect_uri, CodeRequest const& request,
                                 Instant now);

// The form that turns a code into tokens. `state` is new: this call's own.
struct TokenRequest {
  std::string code, state, verifier;
};
std::string token_address(Settings const& settings);
std::string token_form(Settings const& settings, std::string const& redirect_uri, TokenRequest const& request,
                       Instant now);

std::string random_state();                         // a UUID, version 4
std::string base64url(std::string_view bytes);      // without padding
std::string from_base64url(std::string_view text);  // "" for anything else

}  // namespace obereg::access::esia
