// Fetching of lists of revoked certificates by schedule: a job that runs every so often enqueues one job an address
// (ACC-06).
#pragma once
#include <chrono>
#include <cstdint>
#include <string_view>

#include "platform/jobs/jobs.hpp"
#include "platform/signatures/trust.hpp"

namespace obereg::access {

struct CrlSettings {
  bool fetch = true;
  std::chrono::minutes interval{60};
  // What holds of a certificate where its CA's list is missing or older than its own next update.
  signatures::MissingCrl when_old = signatures::MissingCrl::accept_with_warning;
  bool allow_private_addresses = false;  // closed networks: lists on loopback, private and link-local addresses
  std::uint64_t most_bytes = 64u << 20;
  std::chrono::seconds total{600};  // of one address
};

inline constexpr std::string_view fetch_crls_job_kind = "access.fetch-crls";  // all
inline constexpr std::string_view fetch_crl_job_kind = "access.fetch-crl";    // one address

// A list of a CA above nobody's certificate is fetched this seldom.
inline constexpr std::chrono::hours unused_interval{24};

// The first run, where this interval has none yet; each run enqueues its next. Does nothing where fetching is off.
void schedule_crl_fetching(database::Database& database, CrlSettings const& settings, Instant now);
// «Получить сейчас»: at most one run a minute.
void fetch_crls_now(database::Tx& tx, Instant now);

jobs::Handler fetch_crls_job(CrlSettings settings);
// Says of each address how it went. Ends as failed, and is tried again with growing pauses, only for what may pass: a
// server that is silent, busy or broken.
jobs::Handler fetch_crl_job(CrlSettings settings);

}  // namespace obereg::access
