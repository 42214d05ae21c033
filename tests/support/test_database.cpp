#include "support/test_database.hpp"

#include <unistd.h>

#include <atomic>
#include <cstdlib>

#include "platform/database/connection.hpp"
#include "support/paths.hpp"

namespace obereg::support {

namespace {

std::string server_url() {
  auto const* url = std::getenv("OBEREG_TEST_POSTGRES");
  return url ? url : "";
}

std::string fresh_name() {
  static std::atomic<int> count{0};
  return "test_" + std::to_string(getpid()) + "_" + std::to_string(++count);
}

}  // namespace

TestDatabase::TestDatabase(database::Engine engine) {
  if (engine == database::Engine::sqlite) {
    url_ = "sqlite:" + temporary_folder() + "/obereg.db";
  } else {
    schema_ = fresh_name();
    database::open_postgresql(server_url(), 60'000, true)->run_script("create schema " + schema_);
    auto const separator = server_url().find('?') == std::string::npos ? "?" : "&";
    url_ = server_url() + separator + "options=-csearch_path%3D" + schema_;
  }
  database_ = std::make_unique<database::Database>(database::DatabaseOptions{url_});
  database::migrate(*database_, test_now);
}

TestDatabase::~TestDatabase() {
  database_.reset();
  if (!schema_.empty())
    database::open_postgresql(server_url(), 60'000, true)->run_script("drop schema " + schema_ + " cascade");
}

void OnBothEngines::SetUp() {
  if (GetParam() == database::Engine::postgresql && server_url().empty())
    GTEST_SKIP() << "NOT RUN: no PostgreSQL at OBEREG_TEST_POSTGRES";
  database_ = std::make_unique<TestDatabase>(GetParam());
}

}  // namespace obereg::support
