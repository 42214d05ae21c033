// One connection to one engine. Seen inside this folder and by tests alone.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/database/database.hpp"

namespace obereg::database {

// Kept statements by their text, found without copying it.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class Statement>
using StatementMap = std::unordered_map<std::string, Statement, TextHash, std::equal_to<>>;

using RowSink = std::function<void(Row const&)>;
using RowSource = std::function<bool(std::vector<Value>&)>;

class Connection {
 public:
  virtual ~Connection() = default;
  virtual Engine engine() const = 0;
  virtual void begin_read() = 0;
  virtual void begin_write() = 0;
  virtual void commit() = 0;
  virtual void rollback() noexcept = 0;
  virtual bool alive() const = 0;  // false: the server went away, throw this connection away whole
  // Returns the number of rows that the statement changed.
  virtual std::int64_t run(Query const& query, Parameters const& parameters, RowSink const& row) = 0;
  virtual void run_script(std::string const& sql) = 0;
  virtual std::int64_t bulk_insert(std::string_view table, std::vector<std::string_view> const& columns,
                                   RowSource const& next) = 0;
};

// The transaction lost a race (deadlock, serialisation): the whole work may be run again.
struct TransactionConflict : DatabaseError {
  using DatabaseError::DatabaseError;
};

// The server went away before the transaction had begun: the whole work may be run again on another connection.
struct ConnectionLost : DatabaseError {
  using DatabaseError::DatabaseError;
};

std::unique_ptr<Connection> open_sqlite(std::string const& path, bool writer);
std::unique_ptr<Connection> open_postgresql(std::string const& url, int statement_timeout_ms, bool writer);

// A query's text with numbered placeholders, and their names in that order.
struct NumberedText {
  std::string sql;
  std::vector<std::string> names;
};
// `:name` becomes `<mark>1`, `<mark>2` … ; one name has one number. Quoted text, comments and `::` casts stay.
NumberedText number_placeholders(std::string_view sql, char mark);

// The parameters in the order of `names`. Throws std::logic_error for one that is missing or not asked for.
std::vector<Value const*> in_order(Query const& query, std::vector<std::string> const& names,
                                   Parameters const& parameters);

// As migrate(), but nothing above the number `last`: a base as an older program left it.
void migrate_to(Database& database, Instant now, int last);

}  // namespace obereg::database
