#include "platform/audit/audit.hpp"

#include <gtest/gtest.h>

#include "support/test_database.hpp"

namespace obereg::audit {
namespace {

class Audit : public support::OnBothEngines {
 protected:
  void act(std::string const& details) {
    Actor actor;
    actor.account = {7};
    actor.name = "Образцова А. А.";
    database().write([&](database::Tx& tx) { record(tx, actor, "test.done", "thing:1", details, support::test_now); });
  }
  void act_often(int times) {
    database().write([&](database::Tx& tx) {
      for (int i = 0; i < times; ++i) record(tx, Actor{}, "test.done", "thing:1", "запись", support::test_now);
    });
  }
  std::optional<std::int64_t> wrong() {
    return database().read([](database::ReadTx& tx) { return first_wrong(tx); });
  }
  // What somebody with the database's own password could do.
  void tamper(std::string const& statement) {
    database().write([&](database::Tx& tx) {
      tx.run_script(tx.engine() == database::Engine::sqlite
                        ? "drop trigger keep_audit_records_update; drop trigger keep_audit_records_delete"
                        : "alter table audit_records disable trigger all");
      tx.run_script(statement);
    });
  }
};
OBEREG_ON_BOTH_ENGINES(Audit);

TEST_P(Audit, PLT_05_an_untouched_log_is_right) {
  EXPECT_EQ(wrong(), std::nullopt);
  for (int i = 0; i < 3; ++i) act("запись");
  EXPECT_EQ(wrong(), std::nullopt);
  auto const entries = database().read([](database::ReadTx& tx) { return page(tx, 0, "test.done", "", 2); });
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_EQ(entries[0].number, 3);
  EXPECT_EQ(entries[0].actor_name, "Образцова А. А.");
}

TEST_P(Audit, PLT_05_an_altered_record_is_named) {
  for (int i = 0; i < 5; ++i) act("запись");
  tamper("update audit_records set details = 'другое' where number = 3");
  EXPECT_EQ(wrong(), 3);
}

TEST_P(Audit, PLT_05_a_removed_record_is_named) {
  for (int i = 0; i < 5; ++i) act("запись");
  tamper("delete from audit_records where number = 4");
  EXPECT_EQ(wrong(), 4);
}

TEST_P(Audit, PLT_05_records_cut_off_the_end_are_noticed) {
  for (int i = 0; i < 5; ++i) act("запись");
  tamper("delete from audit_records where number = 5");
  EXPECT_EQ(wrong(), 5);
}

TEST_P(Audit, PLT_05_a_record_goes_with_its_change_or_not_at_all) {
  EXPECT_THROW(database().write([&](database::Tx& tx) {
    record(tx, Actor{}, "test.done", "thing:1", "", support::test_now);
    throw std::runtime_error("the change failed");
  }),
               std::runtime_error);
  EXPECT_TRUE(database().read([](database::ReadTx& tx) { return page(tx, 0, "", "", 10); }).empty());
  EXPECT_EQ(wrong(), std::nullopt);
}

TEST_P(Audit, PLT_05_a_check_in_pieces_covers_what_is_added_meanwhile) {
  act_often(2000);
  auto const step = [&](ChainCheck& check) {
    return database().read([&](database::ReadTx& tx) { return check.step(tx); });
  };
  ChainCheck check;
  EXPECT_TRUE(step(check));
  EXPECT_EQ(check.right(), 1000);
  EXPECT_EQ(check.newest(), 2000);
  EXPECT_TRUE(step(check));
  act_often(7);
  EXPECT_FALSE(step(check));
  EXPECT_EQ(check.right(), 2007);
  EXPECT_EQ(check.first_wrong(), std::nullopt);

  ChainCheck other;
  EXPECT_TRUE(step(other));
  tamper("update audit_records set actor_name = 'Другая' where number = 1500");
  EXPECT_FALSE(step(other));
  EXPECT_EQ(other.right(), 1499);
  EXPECT_EQ(other.first_wrong(), 1500);
}

}  // namespace
}  // namespace obereg::audit
