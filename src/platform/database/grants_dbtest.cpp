// Append-only tables on both engines: triggers hold for everybody, and on PostgreSQL the server's role lacks the
// rights.
#include <gtest/gtest.h>

#include "platform/database/grants.hpp"

#include "platform/database/connection.hpp"
#include "support/test_database.hpp"

namespace obereg::database {
namespace {

struct Table {
  std::string name, column;
  bool staged = false;  // rows may be deleted until they are published
};
std::vector<Table> const append_only = {{"accreditation_versions", "ground"},
                                        {"audit_records", "action"},
                                        {"ledger_nodes", "hash"},
                                        {"ledger_heads", "root"},
                                        {"training_annulments", "reason"},
                                        {"training_records", "last_name", true}};

constexpr char const* server_role = "obereg_test_server";

class AppendOnly : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    database().write([](Tx& tx) {
      tx.run_script(
          "insert into audit_records values(1, 0, 0, '', 0, '', 'a', 's', '', '', '');"
          "insert into ledger_nodes values(8, 0, ''); insert into ledger_heads values(1, '', '', 0, '', '');"
          "insert into training_acts(id, kind, organisation_id, reason, file_hash, file_size, signature_hash, "
          "account_id, signer, thumbprint, evidence, signed_at, published_at, receipt_hash) values(1, 'entered', 1, "
          "'', '', 0, '', 1, '', '', '', 0, 5, '');"
          "insert into training_annulments values('1', 1, '', '', 0, '');"
          "insert into accreditations(number, inn, ogrn, of_sole_trader, created_at) values(1, '', '', 0, 0);"
          "insert into accreditation_versions(accreditation_id, version, step, decided_on, ground, letter_number, "
          "name, "
          "place, region, services, trainings, status, recorded_by, recorded_at) select id, 1, '', '', '', '', '', '', "
          "'', '', '', '', 1, 0 from accreditations;"
          "insert into training_records(registry_number, version, act_id, place, source_row, organisation_id, origin, "
          "entered_on, last_name, first_name, middle_name, snils, is_foreign_snils, foreign_snils, citizenship, "
          "outer_id, job_title, employer_name, employer_inn, provider_name, provider_inn, protocol_number, "
          "programme_id, checked_on, passed, knowledge_check, valid_until, last_key, first_key, middle_key, "
          "duplicate_key) values('1', 1, 1, 0, 0, 1, '', '', '', '', '', '', 0, '', '', '', '', '', '', '', '', '', 1, "
          "'', 1, '', '', '', '', '', '')");
    });
  }
};
OBEREG_ON_BOTH_ENGINES(AppendOnly);

class ServerRole : public AppendOnly {
 protected:
  // One connection of the server's role; the tests' own role owns the tables.
  std::unique_ptr<Connection> as_server() {
    database().write([](Tx& tx) {
      tx.run_script(std::string("do $$ begin create role ") + server_role +
                    "; exception when duplicate_object or unique_violation then null; end $$");
    });
    grant_to_server(database(), server_role);
    return open_postgresql(database_url() + "%20-crole%3D" + server_role, 60'000, true);
  }
};
// An embedded base has no roles.
INSTANTIATE_TEST_SUITE_P(engines, ServerRole, testing::Values(Engine::postgresql), support::engine_name);

TEST_P(AppendOnly, PLT_05_nobody_changes_or_deletes_a_row_whatever_their_rights) {
  auto const attempt = [&](std::string const& statement) {
    EXPECT_THROW(database().write([&](Tx& tx) { tx.run_script(statement); }), DatabaseError) << statement;
  };
  for (auto const& table : append_only) {
    attempt("update " + table.name + " set " + table.column + " = ''");
    attempt("delete from " + table.name);  // the one record is published
  }
}

TEST_P(ServerRole, PLT_05_has_no_right_to_change_delete_or_lift_the_guard) {
  auto const server = as_server();
  auto const denied = [&](std::string const& statement) {
    try {
      server->run_script(statement);
      ADD_FAILURE() << "allowed: " << statement;
    } catch (DatabaseError const& error) {
      auto const text = std::string(error.what());
      EXPECT_TRUE(text.find("permission denied") != std::string::npos ||
                  text.find("must be owner") != std::string::npos)
          << statement << ": " << text;
    }
  };
  for (auto const& [table, column, staged] : append_only) {
    denied("update " + table + " set " + column + " = ''");
    if (!staged) denied("delete from " + table);
    denied("truncate " + table);
    denied("alter table " + table + " disable trigger user");
    denied("drop trigger keep_" + table + "_update on " + table);
    denied("drop table " + table);
  }
  denied("create table more(id bigint)");
  denied("delete from applied_migrations");
}

TEST_P(ServerRole, PLT_05_may_add_and_change_what_is_not_append_only) {
  auto const server = as_server();
  server->run_script("insert into audit_records values(2, 0, 0, '', 0, '', 'a', 's', '', '', '')");
  server->run_script(
      "insert into jobs(kind, payload, state, progress, attempts, run_at, created_at) "
      "values('k', '', 'waiting', '', 0, 0, 0); update jobs set state = 'done'; delete from jobs");
  EXPECT_THROW(server->run_script("delete from training_records"), DatabaseError) << "it is published";
}

TEST_P(ServerRole, reads_every_table_and_view) {
  auto const server = as_server();
  EXPECT_NO_THROW(server->run_script("select 1 from training_due_rows limit 0"));
  EXPECT_NO_THROW(server->run_script(
      "do $$ declare r record; begin for r in select relname from pg_class where relkind in ('r', 'v') and "
      "relnamespace = current_schema()::regnamespace loop execute format('select 1 from %I limit 0', r.relname); "
      "end loop; end $$"));
}

TEST_P(ServerRole, PLT_05_is_refused_where_it_is_one_that_they_would_not_bind) {
  EXPECT_THROW(grant_to_server(database(), "no_such_role"), DatabaseError);
  EXPECT_THROW(grant_to_server(database(), "postgres"), DatabaseError) << "a superuser";
}

}  // namespace
}  // namespace obereg::database
