// Uploaded files pass the operator's scanner, where one is set, before any handler sees them (PLT-06).
#pragma once
#include <optional>

#include "platform/web/route.hpp"

namespace obereg::web {

// The answer to a request with a file that is infected or could not be looked at; nothing where all is well. What was
// refused is written to the audit log.
std::optional<http::Response> refuse_infected(ActionContext const& context);

}  // namespace obereg::web
