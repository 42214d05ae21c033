// Which decision may follow which, and what held on a given day.
#pragma once
#include <optional>
#include <span>

#include "accreditation_registry/model/accreditation.hpp"
#include "core/refusal.hpp"

namespace obereg::accreditation {

// The status that the decision leaves; `before`: the versions so far. Refused where the decision can't follow them, is
// dated before the last of them, or lies in the future.
Result<Status> status_after(std::span<Version const> before, Decision const& decision, LocalDate today);

// The version that held at the end of the day: of several decisions of one day, the last. Nothing before the first.
Version const* version_on(std::span<Version const> versions, LocalDate day);

}  // namespace obereg::accreditation
