// Every named query of the program is planned by both engines: a misspelt column is found without a test of its own.
#include <gtest/gtest.h>

#include "app/program/every_query.hpp"
#include "platform/database/connection.hpp"
#include "support/test_database.hpp"

namespace obereg::app {
namespace {

class NamedQueries : public support::OnBothEngines {};
OBEREG_ON_BOTH_ENGINES(NamedQueries);

// Planned with every placeholder NULL; nothing is run.
void plan(database::Database& database, database::Query const& query) {
  auto const names = database::number_placeholders(
                         database.engine() == database::Engine::sqlite ? query.sqlite : query.postgresql, '$')
                         .names;
  database::Parameters parameters;
  for (auto const& name : names) parameters.push_back({name, nullptr});
  auto const sqlite = "explain " + std::string(query.sqlite);
  auto const postgresql = "explain " + std::string(query.postgresql);
  database.write([&](database::Tx& tx) {
    tx.each({query.name, sqlite, postgresql}, parameters, [](database::Row const&) {});
  });
}

TEST_P(NamedQueries, PLT_01_every_one_is_understood_by_both_engines) {
  auto const every = database::every_query();
  EXPECT_GT(every.size(), 200u) << "the list of queries is not what the build made";
  for (auto const* query : every) EXPECT_NO_THROW(plan(database(), *query)) << query->name;
}

TEST_P(NamedQueries, one_that_names_a_missing_column_is_found) {
  database::Query const wrong{"wrong", "select no_such_column from accounts", "select no_such_column from accounts"};
  EXPECT_THROW(plan(database(), wrong), database::DatabaseError);
}

}  // namespace
}  // namespace obereg::app
