#include "app/backup/tables.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>

#include <boost/json.hpp>
#include <stdexcept>

#include "app/backup/queries.hpp"
#include "core/text.hpp"

namespace obereg::app {

namespace sql = obereg::sql::app::backup;
namespace json = boost::json;

namespace {

enum class Kind { text, integer, bytes };

struct Column {
  std::string name;
  Kind kind = Kind::text;
};

Kind kind_of(std::string_view type) {
  if (type == "integer" || type == "bigint") return Kind::integer;
  if (type == "blob" || type == "bytea") return Kind::bytes;
  if (type.substr(0, 4) == "text") return Kind::text;
  throw std::logic_error("a column of an unknown type: " + std::string(type));
}

std::string_view word(Kind kind) {
  return kind == Kind::integer ? "integer" : kind == Kind::bytes ? "bytes" : "text";
}

Kind kind_of_word(std::string_view name) {
  return name == "integer" ? Kind::integer : name == "bytes" ? Kind::bytes : Kind::text;
}

std::vector<Column> columns_of(database::ReadTx& tx, std::string const& table) {
  return tx.all(sql::columns, {{"table", table}}, [](database::Row const& row) {
    return Column{row.string(0), kind_of(row.text(1))};
  });
}

json::value value_of(database::Row const& row, int at, Kind kind) {
  if (row.is_null(at)) return nullptr;
  if (kind == Kind::integer) return row.integer(at);
  return json::string(kind == Kind::bytes ? text::base64(row.bytes(at)) : row.string(at));
}

database::Value value_of(json::value const& value, Kind kind) {
  if (value.is_null()) return nullptr;
  if (kind == Kind::integer) return value.as_int64();
  auto const& string = value.as_string();
  if (kind == Kind::bytes) return database::Bytes{text::from_base64(std::string_view(string))};
  return std::string(string);
}

std::vector<std::string_view> names_of(std::vector<Column> const& columns) {
  std::vector<std::string_view> names;
  for (auto const& column : columns) names.push_back(column.name);
  return names;
}

// Tables made by other migrations have their columns in another order.
std::vector<std::string_view> sorted(std::vector<std::string_view> names) {
  std::sort(names.begin(), names.end());
  return names;
}

using TakeRow = std::function<void(database::Row const&)>;

// What runs on both engines alike; its text lives as long as the call.
void run(database::ReadTx& tx, std::string const& statement, TakeRow const& row = {}) {
  tx.each(
      database::Query{"backup.table", statement, statement}, {}, row ? row : [](database::Row const&) {});
}

// SQLite hands rows over one by one; PostgreSQL would send them all at once, so they are fetched by a cursor.
void each_row(database::ReadTx& tx, std::string const& table, std::string const& select, TakeRow const& take) {
  if (tx.engine() == database::Engine::sqlite) return run(tx, select, take);
  run(tx, fmt::format("declare backup_{} no scroll cursor for {}", table, select));
  for (bool more = true; more;) {
    more = false;
    run(tx, fmt::format("fetch 5000 from backup_{}", table), [&](database::Row const& row) {
      more = true;
      take(row);
    });
  }
  run(tx, fmt::format("close backup_{}", table));
}

}  // namespace

std::vector<std::string> table_names(database::ReadTx& tx) {
  return tx.all(sql::tables, {}, [](database::Row const& row) { return row.string(0); });
}

void write_table(database::ReadTx& tx, std::string const& table, std::ostream& out) {
  auto const columns = columns_of(tx, table);
  json::array described;
  for (auto const& column : columns) described.push_back(json::array{column.name, word(column.kind)});
  out << json::serialize(json::object{{"table", table}, {"columns", std::move(described)}}) << '\n';
  auto const select = fmt::format("select {} from {}", fmt::join(names_of(columns), ", "), table);
  each_row(tx, table, select, [&](database::Row const& row) {
    json::array values;
    for (std::size_t i = 0; i < columns.size(); ++i) values.push_back(value_of(row, int(i), columns[i].kind));
    out << json::serialize(values) << '\n';
  });
}

void read_table(database::Tx& tx, std::istream& in) {
  std::string line;
  std::getline(in, line);
  auto const head = json::parse(line);
  std::string const table(head.at("table").as_string());
  std::vector<Column> columns;
  for (auto const& column : head.at("columns").as_array())
    columns.push_back({std::string(column.at(0).as_string()), kind_of_word(column.at(1).as_string())});
  // Names come from a file: they must be those of this program's own tables.
  auto const here = columns_of(tx, table);
  if (here.empty() || sorted(names_of(here)) != sorted(names_of(columns)))
    throw std::runtime_error("другая таблица " + table);
  tx.run_script("delete from " + table);
  tx.bulk_insert(table, names_of(columns), [&](std::vector<database::Value>& row) {
    if (!std::getline(in, line)) return false;
    auto const values = json::parse(line);
    for (std::size_t i = 0; i < columns.size(); ++i) row.push_back(value_of(values.at(i), columns[i].kind));
    return true;
  });
}

void continue_counters(database::Tx& tx) {
  auto const tables = tx.all(sql::counters, {}, [](database::Row const& row) { return row.string(0); });
  for (auto const& table : tables)
    run(tx,
        fmt::format("select setval(pg_get_serial_sequence('{0}', 'id'), (select coalesce(max(id), 0) + 1 from {0}), "
                    "false)",
                    table));
}

bool is_empty(database::ReadTx& tx) {
  return tx.get_integer(sql::anybody, {}) == 0;
}

}  // namespace obereg::app
