#include "platform/database/grants.hpp"

namespace obereg::database {

namespace {

constexpr Query role_facts{
    "grants.role_facts", "select null, 0 where :role is null",
    "select quote_ident(r.rolname), case when r.rolsuper or pg_has_role(r.oid, t.tableowner::regrole::oid, 'member') "
    "then 1 else 0 end from pg_roles r, pg_tables t where r.rolname = :role and t.schemaname = current_schema() and "
    "t.tablename = 'applied_migrations'"};
constexpr Query schema_name{"grants.schema_name", "select 'main'", "select quote_ident(current_schema())"};
// The triggers of migrations say which tables are append-only, so nothing has to be listed twice.
constexpr Query table_rights{
    "grants.table_rights", "select '', 0, 0, 0 where false",
    "select quote_ident(c.relname), case when c.relkind = 'v' then 1 else 0 end, "
    "case when exists(select 1 from pg_trigger g where g.tgrelid = c.oid and g.tgname = 'keep_' || c.relname || "
    "'_update') then 0 else 1 end, "
    "case when exists(select 1 from pg_trigger g join pg_proc p on p.oid = g.tgfoid where g.tgrelid = c.oid and "
    "g.tgname = 'keep_' || c.relname || '_delete' and p.proname = 'refuse_change') then 0 else 1 end "
    "from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'v') and c.relname "
    "<> "
    "'applied_migrations' order by c.relname"};

struct TableRights {
  std::string table;
  bool is_view, may_update, may_delete;
};

std::string grants_of(TableRights const& rights, std::string const& role) {
  if (rights.is_view) return "grant select on " + rights.table + " to " + role + ";";
  std::string words = "select, insert";
  if (rights.may_update) words += ", update";
  if (rights.may_delete) words += ", delete";
  return "revoke all on " + rights.table + " from " + role + "; grant " + words + " on " + rights.table + " to " +
         role + ";";
}

}  // namespace

void grant_to_server(Database& database, std::string const& role) {
  if (database.engine() == Engine::sqlite) throw DatabaseError("an embedded base has no roles");
  database.write([&](Tx& tx) {
    auto const found = tx.find_one(role_facts, {{"role", role}},
                                   [](Row const& row) { return std::pair(row.string(0), row.truth(1)); });
    if (!found) throw DatabaseError("there is no role " + role);
    auto const& [name, is_owner] = *found;
    if (is_owner) throw DatabaseError("the role " + role + " is a superuser or owns the tables: grants do not bind it");
    auto const schema = tx.get_one(schema_name, {}, [](Row const& row) { return row.string(0); });
    auto script = "revoke create on schema " + schema + " from " + name + "; grant usage on schema " + schema + " to " +
                  name + "; grant select on applied_migrations to " + name + ";";
    auto const tables = tx.all(table_rights, {}, [](Row const& row) {
      return TableRights{row.string(0), row.truth(1), row.truth(2), row.truth(3)};
    });
    for (auto const& rights : tables) script += grants_of(rights, name);
    tx.run_script(script);
  });
}

}  // namespace obereg::database
