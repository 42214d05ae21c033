// What watches over the program from outside: GET /healthz and GET /metrics.
#pragma once
#include <string>

#include "app/configuration/config.hpp"
#include "platform/http/server.hpp"
#include "platform/metrics/metrics.hpp"
#include "platform/web/services.hpp"

namespace obereg::app {

struct Health {
  bool database = false, gost = false, disk = false, jobs = false;
  std::uint64_t free_mib = 0;
  std::int64_t jobs_due = 0, jobs_running = 0, jobs_failed = 0;
  bool ok() const { return database && gost && disk && jobs; }
};

class Monitoring {
 public:
  Monitoring(Config const& config, web::Services const& services);

  Health health() const;  // asked anew each time; never throws
  void watch(http::Server const& server);
  // The program's handler: the two addresses, and everything else by `site`, measured.
  http::Handler around(http::Handler site);

 private:
  http::Response answer_health() const;
  http::Response answer_metrics(http::Request const& request) const;
  Config const& config_;
  web::Services const& services_;
  metrics::Metrics metrics_;
};

}  // namespace obereg::app
