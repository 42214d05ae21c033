#include "accreditation/log_decisions/log_decisions.hpp"

#include "accreditation_registry/log/log.hpp"

namespace obereg::accreditation {

void log_decisions(jobs::Run& run, web::Services const& services) {
  constexpr int at_once = 1'000;  // the log is locked while they are entered
  int logged = at_once;
  while (logged == at_once) {
    if (run.stopping()) throw jobs::Interrupted();
    logged = services.database.write(
        [&](database::Tx& tx) { return log_waiting(tx, services.log_key, at_once, run.now()); });
  }
}

void ask_to_log_waiting(database::Database& database, Instant now) {
  database.write([&](database::Tx& tx) {
    if (is_any_waiting(tx)) jobs::enqueue(tx, log_decisions_job, "{}", now);
  });
}

}  // namespace obereg::accreditation
