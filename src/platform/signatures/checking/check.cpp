#include "platform/signatures/checking/check.hpp"

#include <algorithm>
#include <utility>

namespace obereg::signatures {

std::string_view code_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::passed:
      return "passed";
    case Outcome::warning:
      return "warning";
    case Outcome::failed:
      return "failed";
    case Outcome::not_reached:
      break;
  }
  return "not-reached";
}

void Check::warn(std::string what) {
  outcome = Outcome::warning;
  detail = std::move(what);
}

void Check::fail(RefusalKind const& why, std::string what) {
  outcome = Outcome::failed;
  fault = &why;
  detail = std::move(what);
}

std::optional<Refusal> first_failure(std::vector<Check> const& checks) {
  auto const failed = std::find_if(checks.begin(), checks.end(), [](Check const& check) { return check.fault; });
  if (failed == checks.end()) return {};
  return refuse(*failed->fault, failed->detail);
}

}  // namespace obereg::signatures
