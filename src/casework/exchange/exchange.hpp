// The outbox of requests: sends what waits, takes what came. Each step is written down before and after it, so a
// process that dies between leaves nothing worse than a second sending under the same message id.
#pragma once
#include "casework/exchange/transport.hpp"
#include "platform/jobs/jobs.hpp"

namespace obereg::casework {

inline constexpr std::string_view exchange_job = "casework.exchange";

// Until the next attempt, after so many: 15 s, 30 s, 1 min … 1 h.
std::chrono::seconds pause_after(int attempts);

// What the service has a say in.
struct ExchangedService {
  Judge judge;
  std::function<void(database::Tx& tx, Recorded const& what, Instant now)> note;  // with each answer that is recorded
};

// One round. What is wrong with the transport as a whole is noted for the office.
void exchange_once(database::Database& database, Transport& transport, ExchangeSettings const& settings,
                   ExchangedService const& service, std::chrono::minutes zone, Clock clock);

// For the start of the program; each run enqueues its next. Where the exchange is off, that alone is noted.
void schedule_exchange(database::Database& database, ExchangeSettings const& settings, Instant now);
void exchange_now(database::Tx& tx, Instant now);  // with what is to be sent
jobs::Handler exchange_handler(ExchangeSettings const& settings, ExchangedService service, std::chrono::minutes zone,
                               Clock clock);

struct ExchangeState {
  std::string transport = "off";
  std::optional<Instant> run_at;
  std::string failure;  // of the last run, Russian; "" for none
};
ExchangeState exchange_state(database::ReadTx& tx);

}  // namespace obereg::casework
