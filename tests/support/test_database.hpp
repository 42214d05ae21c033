// A fresh, migrated database for one test, on each engine.
//
//   class TrainingStore : public support::OnBothEngines {};
//   OBEREG_ON_BOTH_ENGINES(TrainingStore);
//   TEST_P(TrainingStore, keeps_what_it_was_given) { database().write(…); }
#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "platform/database/database.hpp"

namespace obereg::support {

// A moment every test may use as "now": 2026-03-10 09:00 in Moscow.
inline constexpr Instant test_now{std::chrono::milliseconds{1'773'122'400'000}};

class TestDatabase {
 public:
  explicit TestDatabase(database::Engine engine);  // PostgreSQL: in a schema of its own at $OBEREG_TEST_POSTGRES
  ~TestDatabase();
  database::Database& operator*() { return *database_; }
  std::string const& url() const { return url_; }

 private:
  std::string url_, schema_;
  std::unique_ptr<database::Database> database_;
};

class OnBothEngines : public testing::TestWithParam<database::Engine> {
 protected:
  void SetUp() override;
  database::Database& database() { return **database_; }
  std::string const& database_url() const { return database_->url(); }

 private:
  std::unique_ptr<TestDatabase> database_;
};

inline std::string engine_name(testing::TestParamInfo<database::Engine> const& info) {
  return info.param == database::Engine::sqlite ? "sqlite" : "postgresql";
}

#define OBEREG_ON_BOTH_ENGINES(suite)                                                                               \
  INSTANTIATE_TEST_SUITE_P(engines, suite,                                                                          \
                           testing::Values(obereg::database::Engine::sqlite, obereg::database::Engine::postgresql), \
                           obereg::support::engine_name)

}  // namespace obereg::support
