// What ЕСИА answers instead of a person, in plain Russian.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/refusal.hpp"

namespace obereg::access::esia {

struct KnownError {
  std::string_view code;    // "ESIA-007004"
  RefusalKind const* kind;  // what happened and what to do, for the person
  std::string_view detail;  // Russian: what the code says, for the person and for whoever mends it
};
std::vector<KnownError> const& known_errors();

// `error`: OAuth's word ("access_denied"); `description`: begins with ЕСИА's code. Both come from outside: only a
// well-formed code or word is repeated.
Refusal refusal_of(std::string_view error, std::string_view description);

}  // namespace obereg::access::esia
