// Running clocks of all cases, counted anew after a change of the calendar (PLT-02).
#pragma once
#include "platform/calendar_store/calendar_store.hpp"

namespace obereg::casework {

// In transactions of a limited size; each case whose clock moves says so in its timeline. What is reported has no
// address: the administrator who reads the report does not read cases.
void recompute_deadlines(database::Database& database, std::chrono::minutes zone, Instant now,
                         calendar::Report const& report);

}  // namespace obereg::casework
