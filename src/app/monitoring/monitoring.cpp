#include "app/monitoring/monitoring.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>

#include "app/monitoring/queries.hpp"
#include "platform/signatures/openssl/initialise.hpp"

namespace obereg::app {

namespace sql = obereg::sql::app::monitoring;

namespace {

std::string_view word(bool ok) {
  return ok ? "ok" : "failed";
}

void ask_disk(Config const& config, Health& health) {
  std::error_code error;
  auto const space = std::filesystem::space(config.data, error);
  if (error) return;
  health.free_mib = space.available >> 20;
  health.disk = health.free_mib >= config.least_free_mib;
}

void ask_database(web::Services const& services, Health& health) {
  try {
    services.database.check();
    health.database = true;
    services.database.read([&](database::ReadTx& tx) {
      tx.each(sql::job_counts, {{"now", services.clock()}}, [&](database::Row const& row) {
        health.jobs_due = row.integer(0);
        health.jobs_running = row.integer(1);
        health.jobs_failed = row.integer(2);
      });
    });
    health.jobs = true;
  } catch (std::exception const& error) {  // the answer of /healthz is what this is for
    spdlog::error("healthz: {}", error.what());
  }
}

}  // namespace

Monitoring::Monitoring(Config const& config, web::Services const& services) : config_(config), services_(services) {
  metrics_.gauge("obereg_healthy", "1 where /healthz answers 200", [this] { return health().ok() ? 1.0 : 0.0; });
  metrics_.gauge("obereg_disk_free_bytes", "Room on the disk of the data folder",
                 [this] { return static_cast<double>(health().free_mib) * 1'048'576.0; });
  metrics_.gauge("obereg_jobs_due", "Jobs that wait to be run", [this] { return double(health().jobs_due); });
  metrics_.gauge("obereg_jobs_running", "Jobs under way", [this] { return double(health().jobs_running); });
  metrics_.gauge("obereg_jobs_failed", "Jobs given up", [this] { return double(health().jobs_failed); });
}

void Monitoring::watch(http::Server const& server) {
  metrics_.gauge("obereg_http_connections", "Open connections",
                 [&server] { return double(server.open_connections()); });
}

Health Monitoring::health() const {
  Health health;
  health.gost = signatures::gost_available();
  ask_disk(config_, health);
  ask_database(services_, health);
  return health;
}

http::Response Monitoring::answer_health() const {
  auto const now = health();
  boost::json::object const body{
      {"status", word(now.ok())},
      {"database", word(now.database)},
      {"gost", word(now.gost)},
      {"disk", {{"status", word(now.disk)}, {"free_mib", now.free_mib}, {"least_mib", config_.least_free_mib}}},
      {"jobs",
       {{"status", word(now.jobs)},
        {"due", now.jobs_due},
        {"running", now.jobs_running},
        {"failed", now.jobs_failed}}}};
  auto response = http::bytes(boost::json::serialize(body) + "\n", "application/json");
  response.status = now.ok() ? 200 : 503;
  return response.with("Cache-Control", "no-store");
}

http::Response Monitoring::answer_metrics(http::Request const& request) const {
  auto const& allowed = config_.metrics_for;
  if (std::find(allowed.begin(), allowed.end(), request.remote_address) == allowed.end()) {
    auto response = http::bytes("not for this address\n", "text/plain");
    response.status = 403;
    return response;
  }
  return http::bytes(metrics_.text(), "text/plain; version=0.0.4; charset=utf-8");
}

http::Handler Monitoring::around(http::Handler site) {
  return [this, measured = metrics_.measured(std::move(site))](http::Request& request) {
    bool const reads = request.method == http::Method::get || request.method == http::Method::head;
    if (reads && request.path == "/healthz") return answer_health();
    if (reads && request.path == "/metrics") return answer_metrics(request);
    return measured(request);
  };
}

}  // namespace obereg::app
