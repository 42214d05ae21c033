// One named check of a certificate or a signature.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/refusal.hpp"

namespace obereg::signatures {

enum class Outcome {
  passed,
  warning,     // passed, but `detail` says what could not be made sure of
  failed,      // `fault` says why
  not_reached  // an earlier check failed, and without it this one has no meaning
};
std::string_view code_of(Outcome outcome);

struct Check {
  std::string_view code;   // stable: "revocation"
  std::string_view title;  // Russian: what was checked
  Outcome outcome = Outcome::not_reached;
  RefusalKind const* fault = nullptr;
  std::string detail;  // Russian, of this very case; may be empty

  void pass() { outcome = Outcome::passed; }
  void warn(std::string what);
  void fail(RefusalKind const& why, std::string what = {});
};

// The first failed check decides what the user is told.
std::optional<Refusal> first_failure(std::vector<Check> const& checks);

}  // namespace obereg::signatures
