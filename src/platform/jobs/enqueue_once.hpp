// Jobs that several processes may ask for and that must be done once.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/id.hpp"
#include "core/time.hpp"
#include "platform/database/database.hpp"

namespace obereg::jobs {

// The key tells which: of a daily job it is the day. Nothing where a job of this kind and key was enqueued before, even
// if it is done by now.
std::optional<JobId> enqueue_once(database::Tx& tx, std::string_view kind, std::string const& key, Instant now,
                                  Instant run_at);

}  // namespace obereg::jobs
