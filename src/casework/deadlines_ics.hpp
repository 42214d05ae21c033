// The deadlines of a case for a person's own calendar (RFC 5545, .ics).
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "casework/case.hpp"

namespace obereg::casework {

struct IcsSource {
  std::string_view host;     // "obereg.example": makes the identifiers unique in the world
  std::string_view address;  // of the case's page, whole: "https://obereg.example/accreditation/cases/7"
  std::chrono::minutes zone;
  Instant now;
};

// A day-long event of the last day of each clock that runs. Importing it again moves the events that are there, since
// each keeps its identifier.
std::string deadlines_ics(Case const& held, std::span<Deadline const> deadlines, IcsSource const& source);

}  // namespace obereg::casework
