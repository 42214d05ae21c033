// A point lookup by СНИЛС inside the program beside the engine's own library with a prepared statement:
//   bench_lookup DATABASE_URL [RECORDS]      the database is empty; postgresql://… or sqlite:PATH
#include <fmt/format.h>
#include <libpq-fe.h>
#include <sqlite3.h>

#include <chrono>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <memory>
#include <stdexcept>

#include "generated/invented_registry.hpp"
#include "measuring/figures.hpp"

namespace {

using namespace obereg;

constexpr double least_part = 0.7;
constexpr int rounds = 9;
constexpr std::int64_t lookups = 5'000;  // of a round
constexpr int width = 10;
#define COLUMNS                                                                                                    \
  "registry_number, last_name, first_name, middle_name, employer_name, employer_inn, job_title, protocol_number, " \
  "checked_on, valid_until"
constexpr database::Query by_snils{"bench.by_snils", "select " COLUMNS " from training_records where snils = :snils",
                                   "select " COLUMNS " from training_records where snils = :snils"};

struct Found {
  std::string fields[width];
};
using Lookup = std::function<std::vector<Found>(std::string const& snils)>;

Lookup inside_the_program(database::Database& database) {
  return [&database](std::string const& snils) {
    return database.read_once([&](database::ReadTx& tx) {
      return tx.all(by_snils, {{"snils", snils}}, [](database::Row const& row) {
        Found found;
        for (int i = 0; i < width; ++i) found.fields[i] = row.string(i);
        return found;
      });
    });
  };
}

Lookup by_sqlite3(std::string const& path) {
  sqlite3* opened = nullptr;
  if (sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK)
    throw std::runtime_error("sqlite3 does not open " + path);
  std::shared_ptr<sqlite3> const handle(opened, sqlite3_close_v2);
  sqlite3_exec(opened, "pragma cache_size=-65536; pragma mmap_size=1073741824", nullptr, nullptr, nullptr);
  sqlite3_stmt* prepared = nullptr;
  if (sqlite3_prepare_v2(opened, "select " COLUMNS " from training_records where snils = ?1", -1, &prepared, nullptr))
    throw std::runtime_error(sqlite3_errmsg(opened));
  std::shared_ptr<sqlite3_stmt> const statement(prepared, sqlite3_finalize);
  return [handle, statement](std::string const& snils) {
    auto* const query = statement.get();
    sqlite3_bind_text(query, 1, snils.data(), static_cast<int>(snils.size()), SQLITE_STATIC);
    std::vector<Found> rows;
    while (sqlite3_step(query) == SQLITE_ROW) {
      auto& found = rows.emplace_back();
      for (int i = 0; i < width; ++i)
        found.fields[i].assign(reinterpret_cast<char const*>(sqlite3_column_text(query, i)),
                               static_cast<std::size_t>(sqlite3_column_bytes(query, i)));
    }
    sqlite3_reset(query);
    return rows;
  };
}

Lookup by_libpq(std::string const& url) {
  std::shared_ptr<PGconn> const handle(PQconnectdb(url.c_str()), PQfinish);
  std::unique_ptr<PGresult, void (*)(PGresult*)> const prepared(
      PQprepare(handle.get(), "lookup", "select " COLUMNS " from training_records where snils = $1", 0, nullptr),
      PQclear);
  if (PQresultStatus(prepared.get()) != PGRES_COMMAND_OK) throw std::runtime_error(PQerrorMessage(handle.get()));
  return [handle](std::string const& snils) {
    char const* const value = snils.c_str();
    std::unique_ptr<PGresult, void (*)(PGresult*)> const result(
        PQexecPrepared(handle.get(), "lookup", 1, &value, nullptr, nullptr, 0), PQclear);
    std::vector<Found> rows(static_cast<std::size_t>(PQntuples(result.get())));
    for (int row = 0; row < PQntuples(result.get()); ++row)
      for (int i = 0; i < width; ++i)
        rows[static_cast<std::size_t>(row)].fields[i].assign(
            PQgetvalue(result.get(), row, i), static_cast<std::size_t>(PQgetlength(result.get(), row, i)));
    return rows;
  };
}

struct Rate {
  std::vector<double> wall, cpu;  // seconds a lookup
};

void look_up(Lookup const& lookup, bench::InventedRegistry const& registry, int round, Rate& rate) {
  auto const cpu = bench::processor_seconds();
  auto const start = std::chrono::steady_clock::now();
  for (std::int64_t i = 0; i < lookups; ++i)
    if (lookup(registry.snils(i * 7'919 + round)).empty()) throw std::runtime_error("a record is missing");
  std::chrono::duration<double> const wall = std::chrono::steady_clock::now() - start;
  rate.wall.push_back(wall.count() / lookups);
  rate.cpu.push_back((bench::processor_seconds() - cpu) / lookups);
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 2) throw std::runtime_error("bench_lookup DATABASE_URL [RECORDS]");
  std::string const url = argv[1];
  bench::InventedRegistry const registry(argc > 2 ? std::atoll(argv[2]) : 100'000, 1'000);
  database::Database database({url});
  database::migrate(database, system_now());
  bench::fill_registry(database, registry, system_now());
  bool const on_sqlite = database.engine() == database::Engine::sqlite;
  auto const raw = on_sqlite ? by_sqlite3(url.substr(url.find(':') + 1)) : by_libpq(url);
  auto const ours = inside_the_program(database);
  Rate our_rate, raw_rate, warm;
  look_up(raw, registry, 0, warm);
  look_up(ours, registry, 0, warm);
  for (int round = 1; round <= rounds; ++round) {
    look_up(ours, registry, round, our_rate);
    look_up(raw, registry, round, raw_rate);
  }
  std::cout << "\n" << (on_sqlite ? "SQLite" : "PostgreSQL") << ", " << registry.size() << " records" << std::endl;
  for (auto const& [name, rate] : {std::pair{"inside the program", &our_rate}, {"the library itself", &raw_rate}})
    bench::print_note(fmt::format("{}: {:.0f} a second, {:.1f} us of its own processor time each", name,
                                  1 / bench::median(rate->wall), bench::median(rate->cpu) * 1e6));
  bench::print_figure("lookups a second, part of the library's own",
                      bench::median(raw_rate.wall) / bench::median(our_rate.wall), "", bench::Goal::at_least,
                      least_part);
} catch (std::exception const& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
