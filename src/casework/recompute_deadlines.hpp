// Running clocks of all cases, counted anew after a change of the calendar (PLT-02).
#pragma once
#include <functional>
#include <string>

#include "casework/case.hpp"
#include "platform/calendar_store/calendar_store.hpp"

namespace obereg::casework {

// The page of a case, for the report of what moved.
using AddressOfCase = std::function<std::string(std::string_view service, CaseId id)>;

// In transactions of a limited size; each case whose clock moves says so in its timeline.
void recompute_deadlines(database::Database& database, std::chrono::minutes zone, Instant now,
                         AddressOfCase const& address, calendar::Report const& report);

}  // namespace obereg::casework
