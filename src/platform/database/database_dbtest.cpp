#include "platform/database/database.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "core/refusal.hpp"
#include "support/test_database.hpp"

namespace obereg::database {
namespace {

constexpr Query same(std::string_view name, std::string_view sql) {
  return {name, sql, sql};
}
constexpr auto create = same("create",
                             "create table things(id bigint not null primary key, name text, weight double precision, "
                             "truth integer, owner_id bigint)");
constexpr auto unique = same("unique", "create unique index uq_things_name_owner on things(name, owner_id)");
constexpr auto insert =
    same("insert", "insert into things(id, name, weight, truth, owner_id) values(:id, :name, :weight, :truth, :owner)");
constexpr auto count = same("count", "select count(*) from things");
constexpr auto find = same("find", "select name, weight, truth, owner_id from things where id = :id");
constexpr auto rename = same("rename", "update things set name = :name where id = :id");

Parameters thing(int id, Value name) {
  return {{"id", id}, {"name", std::move(name)}, {"weight", 0.5}, {"truth", true}, {"owner", nullptr}};
}

class DatabaseTest : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    database().write([](Tx& tx) {
      tx.exec(create, {});
      tx.exec(unique, {});
    });
  }
  std::int64_t things() {
    return database().read([](ReadTx& tx) { return tx.get_integer(count, {}); });
  }
};
OBEREG_ON_BOTH_ENGINES(DatabaseTest);

TEST_P(DatabaseTest, gives_back_what_was_written) {
  database().write([](Tx& tx) { tx.exec_one(insert, thing(1, "Ёлка «ООО»\n'\"\\")); });
  database().read([](ReadTx& tx) {
    tx.each(find, {{"id", 1}}, [](Row const& row) {
      EXPECT_EQ(row.text(0), "Ёлка «ООО»\n'\"\\");
      EXPECT_EQ(row.number(1), 0.5);
      EXPECT_TRUE(row.truth(2));
      EXPECT_TRUE(row.is_null(3));
      EXPECT_THROW(row.integer(3), DatabaseError);
    });
  });
}

TEST_P(DatabaseTest, rolls_back_when_the_work_throws) {
  EXPECT_THROW(database().write([](Tx& tx) {
    tx.exec_one(insert, thing(1, "a"));
    throw std::runtime_error("half way");
  }),
               std::runtime_error);
  EXPECT_EQ(things(), 0);
}

TEST_P(DatabaseTest, rolls_back_when_the_work_is_refused) {
  static constexpr RefusalKind no{"test.no", "Нет", ""};
  auto const result = database().write([](Tx& tx) -> Result<int> {
    tx.exec_one(insert, thing(1, "a"));
    return refuse(no);
  });
  EXPECT_FALSE(result);
  EXPECT_EQ(things(), 0);
}

TEST_P(DatabaseTest, names_the_violated_constraint_alike_on_both_engines) {
  auto const twice = [this](Parameters const& first, Parameters const& second) {
    try {
      database().write([&](Tx& tx) {
        tx.exec(insert, first);
        tx.exec(insert, second);
      });
    } catch (ConstraintViolation const& violation) {
      return violation.constraint;
    }
    return std::string("none");
  };
  EXPECT_EQ(twice(thing(1, "a"), thing(1, "b")), "things_pkey");
  auto owned = thing(2, "a"), again = thing(3, "a");
  owned.back().value = again.back().value = 7;
  EXPECT_EQ(twice(owned, again), "uq_things_name_owner");
}

TEST_P(DatabaseTest, refuses_to_write_in_a_read_transaction) {
  EXPECT_THROW(database().read([](ReadTx& tx) { tx.each(insert, thing(1, "a"), [](Row const&) {}); }), DatabaseError);
  EXPECT_EQ(things(), 0);
}

TEST_P(DatabaseTest, refuses_a_parameter_that_is_missing_or_unknown) {
  EXPECT_THROW(database().read([](ReadTx& tx) { tx.each(find, {}, [](Row const&) {}); }), std::logic_error);
  EXPECT_THROW(database().read([](ReadTx& tx) { tx.each(find, {{"idd", 1}}, [](Row const&) {}); }), std::logic_error);
}

TEST_P(DatabaseTest, refuses_a_nul_in_text_on_both_engines) {
  EXPECT_THROW(database().write([](Tx& tx) { tx.exec(insert, thing(1, std::string("a\0b", 3))); }), DatabaseError);
}

TEST_P(DatabaseTest, inserts_many_rows_in_bulk) {
  int next = 0;
  auto const made = database().write([&](Tx& tx) {
    next = 0;
    return tx.bulk_insert("things", {"id", "name", "weight", "truth", "owner_id"}, [&](std::vector<Value>& row) {
      if (next == 1000) return false;
      ++next;
      row = {next, "имя\t\\" + std::to_string(next), 1.25, false, nullptr};
      return true;
    });
  });
  EXPECT_EQ(made, 1000);
  EXPECT_EQ(things(), 1000);
  auto const name = database().read([](ReadTx& tx) {
    return tx.get_one(find, {{"id", 17}}, [](Row const& row) { return row.string(0); });
  });
  EXPECT_EQ(name, "имя\t\\17");
}

TEST_P(DatabaseTest, leaves_the_connection_usable_after_a_bulk_insert_that_failed) {
  EXPECT_THROW(database().write([](Tx& tx) {
    tx.bulk_insert("things", {"id"},
                   [](std::vector<Value>&) -> bool { throw std::runtime_error("the source failed"); });
  }),
               std::runtime_error);
  EXPECT_EQ(things(), 0);
}

TEST_P(DatabaseTest, a_first_statement_that_fails_leaves_the_connection_usable) {
  database().write([](Tx& tx) { tx.exec_one(insert, thing(1, "a")); });
  for (int i = 0; i < 3; ++i) {
    EXPECT_THROW(database().write([](Tx& tx) { tx.exec_one(insert, thing(1, "b")); }), ConstraintViolation);
    EXPECT_THROW(database().read([](ReadTx& tx) { tx.each(insert, thing(2, "b"), [](Row const&) {}); }), DatabaseError);
    EXPECT_EQ(things(), 1);
  }
}

TEST_P(DatabaseTest, a_read_sees_one_state_from_its_first_statement_on) {
  database().read([this](ReadTx& tx) {
    EXPECT_EQ(tx.get_integer(count, {}), 0);
    database().write([](Tx& other) { other.exec_one(insert, thing(1, "a")); });
    EXPECT_EQ(tx.get_integer(count, {}), 0);
  });
  EXPECT_EQ(things(), 1);
  database().read([](ReadTx&) {});  // asks nothing
  EXPECT_EQ(things(), 1);
}

TEST_P(DatabaseTest, a_single_statement_is_read_without_a_transaction_and_can_not_write) {
  database().write([](Tx& tx) { tx.exec_one(insert, thing(1, "a")); });
  EXPECT_EQ(database().read_once([](ReadTx& tx) { return tx.get_integer(count, {}); }), 1);
  EXPECT_THROW(database().read_once([](ReadTx& tx) { return tx.get_integer(count, {}) + tx.get_integer(count, {}); }),
               std::logic_error);
  EXPECT_THROW(database().read_once([](ReadTx& tx) { tx.each(insert, thing(2, "b"), [](Row const&) {}); }),
               DatabaseError);
  EXPECT_EQ(things(), 1);
}

TEST_P(DatabaseTest, a_connection_that_the_server_closed_is_replaced_in_silence) {
  if (GetParam() == Engine::sqlite) GTEST_SKIP() << "SQLite has no server";
  constexpr auto own = same("own", "select pg_backend_pid()");
  constexpr auto alive = same("alive", "select count(*) from pg_stat_activity where pid = :pid");
  constexpr auto end = same("end", "select pg_terminate_backend(cast(:pid as integer))");
  auto const pid = database().read([&](ReadTx& tx) { return tx.get_integer(own, {}); });
  database().write([&](Tx& tx) { tx.each(end, {{"pid", pid}}, [](Row const&) {}); });
  while (database().write([&](Tx& tx) { return tx.get_integer(alive, {{"pid", pid}}); }) != 0) {
  }
  EXPECT_NE(database().read_once([&](ReadTx& tx) { return tx.get_integer(own, {}); }), pid);
}

TEST_P(DatabaseTest, many_threads_write_without_losing_one) {
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([this, t] {
      for (int i = 0; i < 25; ++i) database().write([&](Tx& tx) { tx.exec_one(insert, thing(t * 100 + i, "x")); });
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(things(), 100);
}

TEST_P(DatabaseTest, a_writer_does_not_wait_behind_one_that_came_later) {
  if (database().engine() == Engine::postgresql) GTEST_SKIP() << "its writers go side by side";
  std::atomic<int> batches{0};
  std::atomic<bool> stop{false};
  std::thread busy([&] {
    while (!stop) {
      database().write([&](Tx& tx) {
        ++batches;
        tx.get_integer(count, {});
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      });
    }
  });
  while (batches == 0) {
  }
  int in_turn = 0;  // this thread may also be put aside by the machine before it asks, hence the half
  for (int i = 0; i < 20; ++i) {
    int const before = batches;
    int waited = 0;
    database().write([&](Tx&) { waited = batches - before; });
    // Batches of the other one: the one under way, and one that began while we asked.
    if (waited <= 3) ++in_turn;
  }
  stop = true;
  busy.join();
  EXPECT_GE(in_turn, 10);
}

TEST_P(DatabaseTest, exec_one_refuses_an_update_of_no_row) {
  EXPECT_THROW(database().write([](Tx& tx) { tx.exec_one(rename, {{"name", "b"}, {"id", 404}}); }), DatabaseError);
}

TEST_P(DatabaseTest, migrating_again_changes_nothing) {
  auto const before = migration_state(database());
  migrate(database(), support::test_now);
  EXPECT_EQ(migration_state(database()).applied, before.applied);
  EXPECT_EQ(before.applied, before.available);
}

TEST_P(DatabaseTest, PLT_08_refuses_a_database_newer_than_the_program) {
  database().write([](Tx& tx) {
    tx.exec(same("future", "insert into applied_migrations(number, name, applied_at) values(9999, 'future', 0)"), {});
  });
  EXPECT_THROW(migrate(database(), support::test_now), DatabaseError);
}

TEST_P(DatabaseTest, PLT_05_nobody_can_change_or_delete_an_append_only_row) {
  database().write([](Tx& tx) {
    tx.run_script(
        "insert into audit_records(number, at, account_id, actor_name, organisation_id, address, action, subject, "
        "details, "
        "previous_hash, hash) values(1, 0, 0, '', 0, '', 'a', 's', '', '', '')");
  });
  for (char const* attempt : {"update audit_records set action = 'b'", "delete from audit_records"})
    EXPECT_THROW(database().write([&](Tx& tx) { tx.run_script(attempt); }), DatabaseError) << attempt;
}

}  // namespace
}  // namespace obereg::database
