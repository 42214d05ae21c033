// The id_token of OpenID Connect as ЕСИА signs it: who came, said by ЕСИА itself.
#pragma once
#include <string>
#include <string_view>

#include "core/refusal.hpp"
#include "core/time.hpp"

namespace obereg::access::esia {

struct ExpectedToken {
  std::string issuer, audience, nonce;
  std::string certificate;    // of ЕСИА, PEM: RSA (RS256) or ГОСТ Р 34.10-2012-256 (GOST3410_2012_256)
  bool require_nonce = true;  // false: a token may lack it; another's is refused all the same
};

// The person's number in ЕСИА, digits. Refused (esia_answer_wrong, with the reason) unless the signature is true and
// issuer, audience, nonce and dates are as expected; clocks may differ by a minute.
Result<std::string> check_id_token(std::string_view token, ExpectedToken const& expected, Instant now);

}  // namespace obereg::access::esia
