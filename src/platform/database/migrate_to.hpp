// A base as an older program left it: what tests of migrations begin with.
#pragma once
#include "platform/database/database.hpp"

namespace obereg::database {

// As migrate(), but nothing above the number `last`.
void migrate_to(Database& database, Instant now, int last);

}  // namespace obereg::database
