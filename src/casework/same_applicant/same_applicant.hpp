// Other open cases of who applies.
#pragma once
#include "casework/case.hpp"
#include "platform/database/database.hpp"

namespace obereg::casework {

struct SameApplicant {
  std::string inn, name;  // without an ИНН the name decides, to the letter
  CaseId except{};        // a case that is known already
};
// The newest first, at most 20.
std::vector<Case> open_cases_of(database::ReadTx& tx, std::string_view service, SameApplicant const& who);

}  // namespace obereg::casework
