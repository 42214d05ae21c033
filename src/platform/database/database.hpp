// The only door to the database. Two engines, one interface: SQLite (embedded) and PostgreSQL.
//
// Values are NULL, 64-bit integers, doubles, text and bytes. Moments are stored as milliseconds UTC, legal dates as
// 'YYYY-MM-DD', truth as 0 and 1, so that both engines hold and compare the same.
#pragma once
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "core/id.hpp"
#include "core/refusal.hpp"
#include "core/time.hpp"
#include "platform/database/query.hpp"

namespace obereg::database {

enum class Engine { sqlite, postgresql };

struct Bytes {
  std::string value;
};

class Value {
 public:
  using Variant = std::variant<std::nullptr_t, std::int64_t, double, std::string, Bytes>;
  Value() = default;
  Value(std::nullptr_t) {}
  Value(bool value) : value_(std::int64_t{value}) {}
  template <class Integer>
  requires(std::is_integral_v<Integer>) Value(Integer value) : value_(static_cast<std::int64_t>(value)) {}
  Value(double value) : value_(value) {}
  Value(char const* value) : value_(std::string(value)) {}
  Value(std::string_view value) : value_(std::string(value)) {}
  Value(std::string value) : value_(std::move(value)) {}
  Value(Bytes value) : value_(std::move(value)) {}
  Value(Instant value) : value_(to_millis(value)) {}
  Value(LocalDate const& value) : value_(value.iso()) {}
  template <class Tag>
  Value(Id<Tag> id) : value_(id.value) {}
  template <class T>
  Value(std::optional<T> const& value) {
    if (value) *this = Value(*value);
  }
  Variant const& get() const { return value_; }
  bool is_null() const { return std::holds_alternative<std::nullptr_t>(value_); }

 private:
  Variant value_ = nullptr;
};

// {"name", value} for the placeholder :name. Each placeholder must be given, and each given one must be used.
struct Parameter {
  std::string_view name;
  Value value;
};
using Parameters = std::vector<Parameter>;

// One row of a result; valid during the call it is handed to.
class Row {
 public:
  virtual ~Row() = default;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;  // NULL is an error
  virtual double number(int column) const = 0;
  virtual std::string_view text(int column) const = 0;  // NULL reads as ""
  virtual std::string bytes(int column) const = 0;
  bool truth(int column) const { return integer(column) != 0; }
  Instant moment(int column) const { return from_millis(integer(column)); }
  std::string string(int column) const { return std::string(text(column)); }
  std::optional<std::int64_t> optional_integer(int column) const {
    return is_null(column) ? std::nullopt : std::optional(integer(column));
  }
  std::optional<std::string> optional_text(int column) const {
    return is_null(column) ? std::nullopt : std::optional(string(column));
  }
  std::optional<Instant> optional_moment(int column) const {
    return is_null(column) ? std::nullopt : std::optional(moment(column));
  }
  LocalDate date(int column) const;
  std::optional<LocalDate> optional_date(int column) const;
};

// The database refused a change: `constraint` is its name in the migrations ("uq_training_records_number"), the same on
// both engines.
struct ConstraintViolation : std::runtime_error {
  explicit ConstraintViolation(std::string constraint_)
      : std::runtime_error("constraint " + constraint_), constraint(std::move(constraint_)) {}
  std::string constraint;
};
struct DatabaseError : std::runtime_error {
  using std::runtime_error::runtime_error;
};
// The disk is full: nothing was written.
struct DiskFull : DatabaseError {
  using DatabaseError::DatabaseError;
};

class Connection;  // of one engine; inside this folder only

// A transaction that reads. Everything below Database::read takes it (or Tx) by reference.
class ReadTx {
 public:
  enum class Statements { one, many };  // one: see Database::read_once
  explicit ReadTx(Connection& connection, Statements statements = Statements::many)
      : connection_(connection), statements_(statements) {}
  ReadTx(ReadTx const&) = delete;

  Engine engine() const;
  // Calls `row` for each row, in order.
  void each(Query const& query, Parameters const& parameters, std::function<void(Row const&)> const& row);
  template <class Map>
  auto all(Query const& query, Parameters const& parameters, Map&& map) {
    std::vector<std::decay_t<std::invoke_result_t<Map, Row const&>>> rows;
    each(query, parameters, [&](Row const& row) { rows.push_back(map(row)); });
    return rows;
  }
  // None or one row; more is an error.
  template <class Map>
  auto find_one(Query const& query, Parameters const& parameters, Map&& map) {
    std::optional<std::decay_t<std::invoke_result_t<Map, Row const&>>> found;
    each(query, parameters, [&](Row const& row) {
      if (found) throw DatabaseError(std::string(query.name) + ": more than one row");
      found.emplace(map(row));
    });
    return found;
  }
  // Exactly one row.
  template <class Map>
  auto get_one(Query const& query, Parameters const& parameters, Map&& map) {
    auto found = find_one(query, parameters, std::forward<Map>(map));
    if (!found) throw DatabaseError(std::string(query.name) + ": no row");
    return std::move(*found);
  }
  std::int64_t get_integer(Query const& query, Parameters const& parameters) {
    return get_one(query, parameters, [](Row const& row) { return row.integer(0); });
  }

 protected:
  Connection& connection_;

 private:
  Statements statements_;
  bool asked_ = false;
};

// A transaction that writes.
class Tx : public ReadTx {
 public:
  using ReadTx::ReadTx;
  std::int64_t exec(Query const& query, Parameters const& parameters);  // affected rows
  void exec_one(Query const& query, Parameters const& parameters);      // exactly one affected row, else an error
  // Many rows by the fastest way of the engine: COPY on PostgreSQL, a kept INSERT on SQLite. `next` fills one row of
  // values and returns false at the end. Returns the number of rows.
  std::int64_t bulk_insert(std::string_view table, std::vector<std::string_view> const& columns,
                           std::function<bool(std::vector<Value>&)> const& next);
  void run_script(std::string const& sql);  // several statements without parameters; for migrations
};

struct DatabaseOptions {
  std::string url;      // "postgresql://…", or "sqlite:PATH"
  int connections = 6;  // PostgreSQL: at most; SQLite: readers, besides the one writer
  int statement_timeout_ms = 60'000;
};

class Database {
 public:
  explicit Database(DatabaseOptions const& options);
  ~Database();
  Database(Database const&) = delete;

  Engine engine() const;
  // Runs `work(ReadTx&)` in a transaction that sees one state and can't write.
  template <class Work>
  auto read(Work&& work) const {
    return read_by(ReadTx::Statements::many, std::forward<Work>(work));
  }
  // The same for work that asks one statement, which sees one state by itself: no transaction is opened, so it costs
  // what the statement does. A second statement throws std::logic_error.
  template <class Work>
  auto read_once(Work&& work) const {
    return read_by(ReadTx::Statements::one, std::forward<Work>(work));
  }
  // Runs `work(Tx&)`; commits when it returns, rolls back when it returns a refused Result or throws. A serialisation
  // failure or deadlock runs the whole `work` again, at most 3 times: nothing outside the database may be changed in
  // it.
  template <class Work>
  auto write(Work&& work) {
    using Answer = std::invoke_result_t<Work, Tx&>;
    if constexpr (std::is_void_v<Answer>) {
      run_write([&](Tx& tx) { return work(tx), true; });
    } else {
      std::optional<Answer> answer;
      run_write([&](Tx& tx) {
        answer.reset();
        answer.emplace(work(tx));
        return succeeded(*answer);
      });
      return std::move(*answer);
    }
  }
  void check();  // throws where the database does not answer; for /healthz

 private:
  template <class Work>
  auto read_by(ReadTx::Statements statements, Work&& work) const {
    using Answer = std::invoke_result_t<Work, ReadTx&>;
    if constexpr (std::is_void_v<Answer>) {
      run_read(statements, [&](ReadTx& tx) { work(tx); });
    } else {
      std::optional<Answer> answer;
      run_read(statements, [&](ReadTx& tx) { answer.emplace(work(tx)); });
      return std::move(*answer);
    }
  }
  template <class T>
  static bool succeeded(T const&) {
    return true;
  }
  template <class T>
  static bool succeeded(Result<T> const& result) {
    return result.has_value();
  }
  void run_read(ReadTx::Statements statements, std::function<void(ReadTx&)> const& work) const;
  void run_write(std::function<bool(Tx&)> const& work);
  struct State;
  std::unique_ptr<State> state_;
};

// Migrations: migrations/NNNN_<module>_<what>.sql, embedded, applied in order, each in its own transaction. One text
// for both engines with these words: `$serial` (a primary key that counts), `$bytes`, `$key` (text compared byte by
// byte), a line `$append_only TABLE` (nobody can update or delete its rows), and parts between "-- [sqlite]", "--
// [postgresql]" and "-- [both]". Uniqueness is always a named `create unique index uq_…`: the name comes back in
// ConstraintViolation.
struct MigrationState {
  int applied = 0;    // highest number applied
  int available = 0;  // highest number this program has
};
MigrationState migration_state(Database& database);
// Applies what is missing. Throws DatabaseError where the database is newer than the program.
void migrate(Database& database, Instant now);

}  // namespace obereg::database
