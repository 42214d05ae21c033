// Requests to ЕСИА itself, made while a person waits: code for tokens, then who it is.
#pragma once
#include <string>

#include "access/esia/protocol/settings.hpp"
#include "core/refusal.hpp"
#include "core/time.hpp"

namespace obereg::access::esia {

// What ЕСИА says of a person.
struct Person {
  std::string oid;  // their number there
  std::string last_name, first_name, middle_name;
  std::string snils;     // 11 digits; "" where it has none
  bool trusted = false;  // identity confirmed in person or by a bank
};

struct Arrival {
  std::string code, nonce, verifier;
  std::string redirect_uri;  // that of the departure
};

// Refused in words for the person (esia_unavailable, esia_answer_wrong, or what ЕСИА itself answered); the log has the
// rest. Takes up to `provider_waits` twice.
Result<Person> ask_person(Settings const& settings, Arrival const& arrival, Instant now);

inline constexpr std::chrono::seconds provider_waits{10};

std::string redirect_uri(std::string const& origin);  // where ЕСИА sends the browser back to

}  // namespace obereg::access::esia
