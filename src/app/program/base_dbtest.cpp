#include "app/program/base.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "app/program/data_folder.hpp"
#include "app/program/operator_error.hpp"
#include "support/paths.hpp"
#include "support/test_database.hpp"

namespace obereg::app {
namespace {

Instant test_clock() {
  return support::test_now;
}

class OpenedBase : public support::OnBothEngines {
 protected:
  Config config() {
    Config config;
    config.data = support::temporary_folder();
    config.database = database_url();
    return config;
  }
};
OBEREG_ON_BOTH_ENGINES(OpenedBase);

TEST_P(OpenedBase, is_refused_where_it_is_newer_than_the_program) {
  database().write([](database::Tx& tx) {
    tx.run_script("insert into applied_migrations(number, name, applied_at) values(9999, 'later', 0)");
  });
  auto const newer = config();
  for (auto const schema : {Schema::migrate, Schema::as_it_should})
    EXPECT_THROW(Base(newer, schema, test_clock), OperatorError);
}

TEST_P(OpenedBase, without_migrations_is_refused_unless_asked_to_migrate) {
  database().write([](database::Tx& tx) {
    tx.run_script("delete from applied_migrations where number = (select max(number) from applied_migrations)");
  });
  auto const older = config();
  EXPECT_THROW(Base(older, Schema::as_it_should, test_clock), OperatorError);
}

TEST_P(OpenedBase, keeps_the_key_of_its_log) {
  auto const same = config();
  auto const first = Base(same, Schema::migrate, test_clock).services().log_key.public_key().pem();
  EXPECT_EQ(Base(same, Schema::migrate, test_clock).services().log_key.public_key().pem(), first);
  auto const permissions = std::filesystem::status(same.data + "/log-key.pem").permissions();
  EXPECT_EQ(permissions, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST(FolderLock, lets_one_program_in_at_a_time) {
  auto const folder = support::temporary_folder();
  {
    FolderLock const lock(folder);
    EXPECT_THROW(FolderLock{folder}, OperatorError);
  }
  EXPECT_NO_THROW(FolderLock{folder});
}

}  // namespace
}  // namespace obereg::app
