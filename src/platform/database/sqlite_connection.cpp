#include <sqlite3.h>

#include <array>
#include <mutex>

#include "core/text.hpp"
#include "platform/database/connection.hpp"

namespace obereg::database {

namespace {

struct CloseHandle {
  void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
};
struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Handle = std::unique_ptr<sqlite3, CloseHandle>;
using StatementHandle = std::unique_ptr<sqlite3_stmt, Finalize>;

struct Statement {
  StatementHandle handle;
  std::vector<std::string> names;
};

// Leaves a kept statement ready for its next use, whatever happens.
struct Reset {
  sqlite3_stmt* statement;
  ~Reset() {
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
  }
};

class SqliteRow : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
  bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  std::int64_t integer(int column) const override {
    if (is_null(column)) throw DatabaseError("NULL read as a number");
    return sqlite3_column_int64(statement_, column);
  }
  double number(int column) const override {
    if (is_null(column)) throw DatabaseError("NULL read as a number");
    return sqlite3_column_double(statement_, column);
  }
  std::string_view text(int column) const override {
    auto const* data = reinterpret_cast<char const*>(sqlite3_column_text(statement_, column));
    return data ? std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)))
                : std::string_view();
  }
  std::string bytes(int column) const override {
    auto const* data = static_cast<char const*>(sqlite3_column_blob(statement_, column));
    return data ? std::string(data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))) : std::string();
  }

 private:
  sqlite3_stmt* statement_;
};

struct BindValue {
  sqlite3_stmt* statement;
  int index;
  int operator()(std::nullptr_t) const { return sqlite3_bind_null(statement, index); }
  int operator()(std::int64_t value) const { return sqlite3_bind_int64(statement, index, value); }
  int operator()(double value) const { return sqlite3_bind_double(statement, index, value); }
  int operator()(std::string const& value) const {
    // PostgreSQL can't hold a NUL in text: neither may we, or the engines would differ.
    if (value.find('\0') != std::string::npos) throw DatabaseError("NUL in a text value");
    return sqlite3_bind_text64(statement, index, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  int operator()(Bytes const& value) const {
    return sqlite3_bind_blob64(statement, index, value.value.data(), value.value.size(), SQLITE_STATIC);
  }
};

// fold(text) in SQL: text::fold, for what is searched without a stored key. PostgreSQL has its own words for it.
void fold(sqlite3_context* context, int, sqlite3_value** values) {
  auto const* text = reinterpret_cast<char const*>(sqlite3_value_text(values[0]));
  if (text == nullptr) return sqlite3_result_null(context);
  auto const folded = text::fold({text, static_cast<std::size_t>(sqlite3_value_bytes(values[0]))});
  sqlite3_result_text64(context, folded.data(), folded.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

class SqliteConnection : public Connection {
 public:
  SqliteConnection(std::string const& path, bool writer) {
    static std::once_flag configured;  // the malloc statistics take a global lock that stalls parallel readers
    std::call_once(configured, [] { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); });
    sqlite3* opened = nullptr;
    int const flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (writer ? SQLITE_OPEN_CREATE : 0);
    int const code = sqlite3_open_v2(path.c_str(), &opened, flags, nullptr);
    handle_.reset(opened);
    if (code != SQLITE_OK) throw DatabaseError("cannot open " + path + ": " + sqlite3_errstr(code));
    sqlite3_extended_result_codes(handle_.get(), 1);
    sqlite3_busy_timeout(handle_.get(), 30'000);
    check(sqlite3_create_function(handle_.get(), "fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, fold, nullptr,
                                  nullptr),
          "fold");
    run_script(
        "pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on; pragma cache_size=-65536;"
        "pragma mmap_size=1073741824; pragma temp_store=memory");
    if (!writer) run_script("pragma query_only=on");
  }

  Engine engine() const override { return Engine::sqlite; }
  void begin_read() override { step("begin"); }
  void begin_write() override { step("begin immediate"); }
  void commit() override { step("commit"); }
  void rollback() noexcept override { sqlite3_exec(handle_.get(), "rollback", nullptr, nullptr, nullptr); }
  bool alive() const override { return true; }

  std::int64_t run(Query const& query, Parameters const& parameters, RowSink const& row) override {
    auto& statement = prepared(query.sqlite);
    auto const values = in_order(query, statement.names, parameters);
    Reset const reset{statement.handle.get()};
    for (std::size_t i = 0; i < values.size(); ++i)
      check(std::visit(BindValue{statement.handle.get(), static_cast<int>(i) + 1}, values[i]->get()), query.name);
    SqliteRow const current(statement.handle.get());
    for (;;) {
      int const code = sqlite3_step(statement.handle.get());
      if (code == SQLITE_DONE) break;
      if (code != SQLITE_ROW) check(code, query.name);
      if (row) row(current);
    }
    return sqlite3_changes64(handle_.get());
  }

  void run_script(std::string const& sql) override {
    check(sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr), sql.substr(0, 60));
  }

  std::int64_t bulk_insert(std::string_view table, std::vector<std::string_view> const& columns,
                           RowSource const& next) override {
    std::string names, marks;
    for (auto const column : columns) {
      names += (names.empty() ? "" : ",") + std::string(column);
      marks += marks.empty() ? "?" : ",?";
    }
    auto& statement = prepared("insert into " + std::string(table) + "(" + names + ") values(" + marks + ")");
    std::int64_t count = 0;
    for (std::vector<Value> row; row.clear(), next(row); ++count) {
      if (row.size() != columns.size())
        throw std::logic_error("bulk insert into " + std::string(table) + ": wrong row width");
      Reset const reset{statement.handle.get()};
      for (std::size_t i = 0; i < row.size(); ++i)
        check(std::visit(BindValue{statement.handle.get(), static_cast<int>(i) + 1}, row[i].get()), table);
      if (int const code = sqlite3_step(statement.handle.get()); code != SQLITE_DONE) check(code, table);
    }
    return count;
  }

 private:
  // A kept statement without parameters or rows.
  void step(std::string_view sql) {
    Reset const reset{prepared(sql).handle.get()};
    if (int const code = sqlite3_step(reset.statement); code != SQLITE_DONE) check(code, sql);
  }

  Statement& prepared(std::string_view sql) {
    auto const found = statements_.find(sql);
    if (found != statements_.end()) return found->second;
    auto numbered = number_placeholders(sql, '?');
    sqlite3_stmt* made = nullptr;
    check(sqlite3_prepare_v3(handle_.get(), numbered.sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &made, nullptr), sql);
    return statements_.emplace(std::string(sql), Statement{StatementHandle(made), std::move(numbered.names)})
        .first->second;
  }

  void check(int code, std::string_view what) {
    if (code == SQLITE_OK) return;
    std::string const message = sqlite3_errmsg(handle_.get());
    int const kind = code & 0xff;
    if (code == SQLITE_CONSTRAINT_TRIGGER) throw DatabaseError(message + " in " + std::string(what));
    if (kind == SQLITE_CONSTRAINT) throw ConstraintViolation(constraint_name(message));
    if (kind == SQLITE_FULL || code == SQLITE_IOERR_WRITE) throw DiskFull(message);
    if (kind == SQLITE_BUSY) throw TransactionConflict(message);
    throw DatabaseError(message + " in " + std::string(what));
  }

  // "UNIQUE constraint failed: sets.number, sets.year" names columns; the index over just these has the name we gave.
  std::string constraint_name(std::string const& message) {
    auto const colon = message.find(": ");
    if (colon == std::string::npos) return "foreign-key";
    auto const subject = message.substr(colon + 2);
    if (message.rfind("UNIQUE", 0) != 0) return subject;
    if (subject.rfind("index '", 0) == 0) return subject.substr(7, subject.size() - 8);
    auto const table = subject.substr(0, subject.find('.'));
    std::string wanted;
    for (std::size_t at = 0; at < subject.size();) {
      auto const dot = subject.find('.', at);
      auto const end = std::min(subject.find(", ", dot), subject.size());
      wanted += (wanted.empty() ? "" : ",") + subject.substr(dot + 1, end - dot - 1);
      at = end + 2;
    }
    Query const lookup{"index_of_columns",
                       "select l.name from pragma_index_list(:table) l where l.\"unique\" = 1 and l.origin = 'c' and "
                       "(select group_concat(i.name, ',') from pragma_index_info(l.name) i) = :columns",
                       ""};
    std::string name = table + "_pkey";
    run(lookup, {{"table", table}, {"columns", wanted}}, [&](Row const& row) { name = row.string(0); });
    return name;
  }

  Handle handle_;
  StatementMap<Statement> statements_;
};

}  // namespace

std::unique_ptr<Connection> open_sqlite(std::string const& path, bool writer) {
  return std::make_unique<SqliteConnection>(path, writer);
}

}  // namespace obereg::database
