#include <libpq-fe.h>

#include <charconv>
#include <utility>

#include "platform/database/connection.hpp"
#include "platform/database/copy_text.hpp"

namespace obereg::database {

namespace {

struct FinishConnection {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using ConnectionHandle = std::unique_ptr<PGconn, FinishConnection>;
using ResultHandle = std::unique_ptr<PGresult, ClearResult>;

template <class Number>
Number parsed(char const* text) {
  Number value{};
  auto const end = text + std::string_view(text).size();
  auto const read = std::from_chars(text, end, value);
  if (read.ec != std::errc{} || read.ptr != end) throw DatabaseError(std::string("not a number: ") + text);
  return value;
}

class PostgresqlRow : public Row {
 public:
  PostgresqlRow(PGresult const* result, int row) : result_(result), row_(row) {}
  bool is_null(int column) const override { return PQgetisnull(result_, row_, column) != 0; }
  std::int64_t integer(int column) const override { return parsed<std::int64_t>(present(column)); }
  double number(int column) const override { return parsed<double>(present(column)); }
  std::string_view text(int column) const override {
    return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
  }
  std::string bytes(int column) const override {
    if (is_null(column)) return {};
    std::size_t length = 0;
    auto* raw = PQunescapeBytea(reinterpret_cast<unsigned char const*>(PQgetvalue(result_, row_, column)), &length);
    if (!raw) throw std::bad_alloc();
    std::string value(reinterpret_cast<char const*>(raw), length);
    PQfreemem(raw);
    return value;
  }

 private:
  char const* present(int column) const {
    if (is_null(column)) throw DatabaseError("NULL read as a number");
    return PQgetvalue(result_, row_, column);
  }
  PGresult const* result_;
  int row_;
};

struct Statement {
  std::string name;
  std::vector<std::string> names;
};

// The values of one execution in the form libpq wants them.
class Bindings {
 public:
  explicit Bindings(std::vector<Value const*> const& values) : texts_(values.size()) {
    for (std::size_t i = 0; i < values.size(); ++i) add(i, values[i]->get());
  }
  int count() const { return static_cast<int>(pointers_.size()); }
  char const* const* pointers() const { return pointers_.data(); }
  int const* lengths() const { return lengths_.data(); }
  int const* formats() const { return formats_.data(); }

 private:
  void add(std::size_t i, Value::Variant const& value) {
    int format = 0;
    if (auto const* integer = std::get_if<std::int64_t>(&value)) texts_[i] = std::to_string(*integer);
    if (auto const* number = std::get_if<double>(&value)) texts_[i] = shortest(*number);
    if (auto const* text = std::get_if<std::string>(&value)) {
      if (text->find('\0') != std::string::npos) throw DatabaseError("NUL in a text value");
      texts_[i] = *text;
    }
    if (auto const* bytes = std::get_if<Bytes>(&value)) {
      texts_[i] = bytes->value;
      format = 1;
    }
    pointers_.push_back(std::holds_alternative<std::nullptr_t>(value) ? nullptr : texts_[i].c_str());
    lengths_.push_back(static_cast<int>(texts_[i].size()));
    formats_.push_back(format);
  }
  std::vector<std::string> texts_;
  std::vector<char const*> pointers_;
  std::vector<int> lengths_, formats_;
};

class PostgresqlConnection : public Connection {
 public:
  PostgresqlConnection(std::string const& url, int statement_timeout_ms, bool writer)
      : handle_(PQconnectdb(url.c_str())) {
    if (PQstatus(handle_.get()) != CONNECTION_OK) throw DatabaseError(PQerrorMessage(handle_.get()));
    PQsetNoticeProcessor(
        handle_.get(), [](void*, char const*) {}, nullptr);
    // Its compiler of queries starts by guesses of cost and takes 100 ms; ours read some rows along an index.
    run_script("set client_encoding='UTF8'; set jit=off; set statement_timeout=" +
               std::to_string(statement_timeout_ms));
    if (!writer) run_script("set default_transaction_read_only=on");
  }

  Engine engine() const override { return Engine::postgresql; }
  void begin_read() override { begin("begin isolation level repeatable read read only", false); }
  void begin_write() override { begin("begin", true); }
  void commit() override;
  void rollback() noexcept override {
    if (std::exchange(begin_, nullptr) == nullptr) ResultHandle(PQexec(handle_.get(), "rollback"));
    begun_ = false;
  }
  bool alive() const override { return PQstatus(handle_.get()) == CONNECTION_OK; }

  std::int64_t run(Query const& query, Parameters const& parameters, RowSink const& row) override {
    auto const& statement = prepared(query);
    Bindings const bindings(in_order(query, statement.names, parameters));
    auto const result = executed(statement, bindings);
    check(result.get(), query.name);
    if (row)
      for (int i = 0; i < PQntuples(result.get()); ++i) row(PostgresqlRow(result.get(), i));
    std::string_view const affected = PQcmdTuples(result.get());
    return affected.empty() ? 0 : parsed<std::int64_t>(PQcmdTuples(result.get()));
  }

  void run_script(std::string const& sql) override {
    send_begin();
    check(ResultHandle(PQexec(handle_.get(), sql.c_str())).get(), sql.substr(0, 60));
  }

  std::int64_t bulk_insert(std::string_view table, std::vector<std::string_view> const& columns,
                           RowSource const& next) override {
    std::string names;
    for (auto const column : columns) names += (names.empty() ? "" : ",") + std::string(column);
    send_begin();
    ResultHandle const started(
        PQexec(handle_.get(), ("copy " + std::string(table) + "(" + names + ") from stdin").c_str()));
    if (PQresultStatus(started.get()) != PGRES_COPY_IN) check(started.get(), table);
    try {
      send_rows(table, columns.size(), next);
    } catch (...) {  // leave the COPY state, so that the transaction can be rolled back; the cause goes on
      PQputCopyEnd(handle_.get(), "the source of rows failed");
      while (ResultHandle(PQgetResult(handle_.get()))) {
      }
      throw;
    }
    if (PQputCopyEnd(handle_.get(), nullptr) != 1) throw DatabaseError(PQerrorMessage(handle_.get()));
    ResultHandle const finished(PQgetResult(handle_.get()));
    while (ResultHandle(PQgetResult(handle_.get()))) {
    }
    check(finished.get(), table);
    return parsed<std::int64_t>(PQcmdTuples(finished.get()));
  }

 private:
  // The BEGIN goes out together with the first statement: a round trip costs more than most statements.
  void begin(char const* sql, bool writes);
  void send_begin();
  ResultHandle executed(Statement const& statement, Bindings const& bindings);

  void send_rows(std::string_view table, std::size_t width, RowSource const& next) {
    std::string buffer;
    auto const send = [&] {
      if (PQputCopyData(handle_.get(), buffer.data(), static_cast<int>(buffer.size())) != 1)
        throw DatabaseError(PQerrorMessage(handle_.get()));
      buffer.clear();
    };
    for (std::vector<Value> row; row.clear(), next(row);) {
      if (row.size() != width) throw std::logic_error("bulk insert into " + std::string(table) + ": wrong row width");
      append_copy_row(buffer, row);
      if (buffer.size() > 64 * 1024) send();
    }
    if (!buffer.empty()) send();
  }

  Statement const& prepared(Query const& query) {
    auto const found = statements_.find(query.postgresql);
    if (found != statements_.end()) return found->second;
    auto numbered = number_placeholders(query.postgresql, '$');
    Statement statement{"q" + std::to_string(statements_.size()), std::move(numbered.names)};
    check(ResultHandle(PQprepare(handle_.get(), statement.name.c_str(), numbered.sql.c_str(), 0, nullptr)).get(),
          query.name);
    return statements_.emplace(std::string(query.postgresql), std::move(statement)).first->second;
  }

  void check(PGresult const* result, std::string_view what) {
    auto const status = PQresultStatus(result);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return;
    auto const* code = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    std::string_view const state = code ? code : "";
    if (state.substr(0, 2) == "23") {
      auto const* name = PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME);
      auto const* table = PQresultErrorField(result, PG_DIAG_TABLE_NAME);
      throw ConstraintViolation(name ? name : table ? table : "unknown");
    }
    std::string const message = std::string(PQresultErrorMessage(result)) + " in " + std::string(what);
    if (state == "40001" || state == "40P01") throw TransactionConflict(message);
    if (state == "53100") throw DiskFull(message);
    if (!begun_ && !alive()) throw ConnectionLost(message);
    throw DatabaseError(message);
  }

  ConnectionHandle handle_;
  char const* begin_ = nullptr;  // not sent yet
  bool begun_ = false;
  bool writes_ = false;
  StatementMap<Statement> statements_;
};

void PostgresqlConnection::begin(char const* sql, bool writes) {
  begin_ = sql;
  begun_ = false;
  writes_ = writes;
}

void PostgresqlConnection::send_begin() {
  auto const* const sql = std::exchange(begin_, nullptr);
  if (sql == nullptr) return;
  check(ResultHandle(PQexec(handle_.get(), sql)).get(), sql);
  begun_ = true;
}

// Nobody waits for the end of a transaction that only read; what comes back is passed over at the next use.
void PostgresqlConnection::commit() {
  if (std::exchange(begin_, nullptr) != nullptr) return;
  if (writes_)
    run_script("commit");
  else if (PQsendQuery(handle_.get(), "commit") != 1)
    throw DatabaseError(PQerrorMessage(handle_.get()));
  begun_ = false;
}

ResultHandle PostgresqlConnection::executed(Statement const& statement, Bindings const& bindings) {
  auto* const handle = handle_.get();
  auto const* const begin = std::exchange(begin_, nullptr);
  if (begin == nullptr)
    return ResultHandle(PQexecPrepared(handle, statement.name.c_str(), bindings.count(), bindings.pointers(),
                                       bindings.lengths(), bindings.formats(), 0));
  while (ResultHandle(PQgetResult(handle))) {  // of a COMMIT that nobody waited for
  }
  bool const sent = PQenterPipelineMode(handle) == 1 &&
                    PQsendQueryParams(handle, begin, 0, nullptr, nullptr, nullptr, nullptr, 0) == 1 &&
                    PQsendQueryPrepared(handle, statement.name.c_str(), bindings.count(), bindings.pointers(),
                                        bindings.lengths(), bindings.formats(), 0) == 1 &&
                    PQpipelineSync(handle) == 1;
  if (!sent) throw ConnectionLost(PQerrorMessage(handle));
  ResultHandle const begun(PQgetResult(handle));
  PQclear(PQgetResult(handle));  // null: the end of what BEGIN answered
  ResultHandle answer(PQgetResult(handle));
  for (bool synced = false; !synced && alive();) {
    ResultHandle const rest(PQgetResult(handle));
    synced = PQresultStatus(rest.get()) == PGRES_PIPELINE_SYNC;
  }
  PQexitPipelineMode(handle);
  check(begun.get(), begin);
  begun_ = true;
  return answer;
}

}  // namespace

std::unique_ptr<Connection> open_postgresql(std::string const& url, int statement_timeout_ms, bool writer) {
  return std::make_unique<PostgresqlConnection>(url, statement_timeout_ms, writer);
}

}  // namespace obereg::database
