// What staff still has to decide, counted anew after a change of the calendar (PLT-02).
#pragma once
#include "platform/calendar_store/calendar_store.hpp"

namespace obereg::access {

// Each request that moves says so in its timeline.
void recompute_due(database::Database& database, std::chrono::minutes zone, Instant now,
                   calendar::Report const& report);

}  // namespace obereg::access
