#include "platform/jobs/enqueue_once.hpp"

#include "platform/jobs/jobs.hpp"
#include "platform/jobs/queries.hpp"

namespace obereg::jobs {

namespace sql = obereg::sql::platform::jobs;

std::optional<JobId> enqueue_once(database::Tx& tx, std::string_view kind, std::string const& key, Instant now,
                                  Instant run_at) {
  if (tx.exec(sql::insert_key, {{"kind", kind}, {"key", key}}) == 0) return std::nullopt;
  return enqueue(tx, kind, "{}", now, run_at);
}

}  // namespace obereg::jobs
