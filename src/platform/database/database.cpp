#include "platform/database/database.hpp"

#include <condition_variable>
#include <mutex>

#include "platform/database/connection.hpp"

namespace obereg::database {

namespace {

constexpr std::string_view sqlite_prefix = "sqlite:";
constexpr int most_attempts = 3;
constexpr int most_lost_connections = 8;

// Connections of one kind, lent to one thread at a time and kept with their prepared statements. Threads are served in
// the order in which they came: a job that writes batch after batch would else take SQLite's one writer again before
// anybody else wakes up.
class Pool {
 public:
  using Open = std::function<std::unique_ptr<Connection>()>;
  Pool(Open open, int most) : open_(std::move(open)), most_(most) {}

  std::unique_ptr<Connection> take() {
    std::unique_lock lock(mutex_);
    auto const place = arrived_++;
    changed_.wait(lock, [&] { return place == served_ && lent_ < most_; });
    ++served_;
    ++lent_;
    changed_.notify_all();  // the next one may be served as well
    if (idle_.empty()) {
      lock.unlock();
      try {
        return open_();
      } catch (...) {  // the place is free again; the cause goes on to the caller
        give_back(nullptr);
        throw;
      }
    }
    auto connection = std::move(idle_.back());
    idle_.pop_back();
    return connection;
  }

  void give_back(std::unique_ptr<Connection> connection) {
    {
      std::lock_guard const lock(mutex_);
      --lent_;
      // A session whose server went away is thrown away whole, with its statements.
      if (connection && connection->alive()) idle_.push_back(std::move(connection));
    }
    changed_.notify_all();
  }

 private:
  Open open_;
  int most_;
  int lent_ = 0;
  std::uint64_t arrived_ = 0, served_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::unique_ptr<Connection>> idle_;
};

class Lease {
 public:
  explicit Lease(Pool& pool) : pool_(pool), connection_(pool.take()) {}
  ~Lease() {
    if (open_) connection_->rollback();
    pool_.give_back(std::move(connection_));
  }
  Lease(Lease const&) = delete;
  Connection& operator*() { return *connection_; }
  void begin(bool writes) {
    writes ? connection_->begin_write() : connection_->begin_read();
    open_ = true;
  }
  void commit() {
    connection_->commit();
    open_ = false;
  }

 private:
  Pool& pool_;
  std::unique_ptr<Connection> connection_;
  bool open_ = false;
};

// Kept connections whose server restarted fail before anything was done: the work is begun anew on a fresh one.
void on_live_connection(std::function<void()> const& work) {
  for (int attempt = 1;; ++attempt) try {
      return work();
    } catch (ConnectionLost const&) {
      if (attempt > most_lost_connections) throw;
    }
}

}  // namespace

struct Database::State {
  Engine engine;
  std::unique_ptr<Pool> readers, writers;
};

Database::Database(DatabaseOptions const& options) : state_(std::make_unique<State>()) {
  if (options.url.rfind(sqlite_prefix, 0) == 0) {
    state_->engine = Engine::sqlite;
    auto const path = options.url.substr(sqlite_prefix.size());
    state_->writers = std::make_unique<Pool>([path] { return open_sqlite(path, true); }, 1);
    state_->writers->give_back(state_->writers->take());  // creates the file, in WAL mode, before a reader opens it
    state_->readers = std::make_unique<Pool>([path] { return open_sqlite(path, false); }, options.connections);
  } else {
    state_->engine = Engine::postgresql;
    auto const open = [options](bool writer) {
      return open_postgresql(options.url, options.statement_timeout_ms, writer);
    };
    state_->readers = std::make_unique<Pool>([open] { return open(false); }, options.connections);
    state_->writers = std::make_unique<Pool>([open] { return open(true); }, options.connections);
  }
}

Database::~Database() = default;

Engine Database::engine() const {
  return state_->engine;
}

void Database::run_read(ReadTx::Statements statements, std::function<void(ReadTx&)> const& work) const {
  on_live_connection([&] {
    Lease lease(*state_->readers);
    if (statements == ReadTx::Statements::many) lease.begin(false);
    ReadTx tx(*lease, statements);
    work(tx);
    if (statements == ReadTx::Statements::many) lease.commit();
  });
}

void Database::run_write(std::function<bool(Tx&)> const& work) {
  auto const attempt = [&] {
    Lease lease(*state_->writers);
    lease.begin(true);
    Tx tx(*lease);
    if (work(tx)) lease.commit();
  };
  for (int attempts = 1;; ++attempts) try {
      return on_live_connection(attempt);
    } catch (TransactionConflict const&) {
      if (attempts == most_attempts) throw;
    }
}

void Database::check() {
  static constexpr Query ping{"ping", "select 1", "select 1"};
  read_once([](ReadTx& tx) { tx.get_integer(ping, {}); });
}

Engine ReadTx::engine() const {
  return connection_.engine();
}

void ReadTx::each(Query const& query, Parameters const& parameters, std::function<void(Row const&)> const& row) {
  if (statements_ == Statements::one && std::exchange(asked_, true))
    throw std::logic_error(std::string(query.name) + " is a second statement, outside a transaction");
  connection_.run(query, parameters, row);
}

std::int64_t Tx::exec(Query const& query, Parameters const& parameters) {
  return connection_.run(query, parameters, nullptr);
}

void Tx::exec_one(Query const& query, Parameters const& parameters) {
  if (auto const affected = exec(query, parameters); affected != 1)
    throw DatabaseError(std::string(query.name) + ": " + std::to_string(affected) + " rows affected instead of one");
}

std::int64_t Tx::bulk_insert(std::string_view table, std::vector<std::string_view> const& columns,
                             RowSource const& next) {
  return connection_.bulk_insert(table, columns, next);
}

void Tx::run_script(std::string const& sql) {
  connection_.run_script(sql);
}

LocalDate Row::date(int column) const {
  auto const date = LocalDate::parse_iso(text(column));
  if (!date) throw DatabaseError("not a date: " + string(column));
  return *date;
}

std::optional<LocalDate> Row::optional_date(int column) const {
  return is_null(column) ? std::nullopt : std::optional(date(column));
}

}  // namespace obereg::database
