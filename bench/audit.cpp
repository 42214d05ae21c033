// The audit log of 1,000,000 records: its check, a search for words that are nowhere, both files of an export:
//   bench_audit FOLDER DATABASE_URL [RECORDS]      the database is empty; postgresql://… or sqlite:PATH
// Each is a process of its own.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <stdexcept>

#include "app/audit_log/audit_export.hpp"
#include "app/verify_audit/verify_audit.hpp"
#include "measuring/figures.hpp"
#include "measuring/measured.hpp"
#include "platform/audit/audit.hpp"

namespace {

using namespace obereg;

constexpr std::int64_t records_at_once = 10'000;

database::DatabaseOptions options_of(std::string const& url) {
  database::DatabaseOptions options;
  options.url = url;
  return options;
}

void fill(database::Database& database, std::int64_t records) {
  database::migrate(database, system_now());
  Actor actor;
  actor.account = {7};
  actor.organisation = {3};
  actor.name = "Измерова А. А.";
  actor.address = "192.0.2.7";
  for (std::int64_t done = 0; done < records; done += records_at_once)
    database.write([&](database::Tx& tx) {
      for (auto i = done; i < std::min(done + records_at_once, records); ++i)
        audit::record(tx, actor, "training.set-entered", fmt::format("record-set:{}", i),
                      fmt::format("Набор из {} записей внесён в реестр, протокол № {}/26", i % 900 + 1, i),
                      system_now());
    });
}

void check(database::Database& database) {
  database.write([](database::Tx& tx) { app::ask_for_audit_check(tx, {}, system_now()); });
  jobs::Runner runner(database, {{std::string(app::verify_audit_job_kind), app::verify_audit}}, system_now);
  runner.run_one();
  auto const found = database.read([](database::ReadTx& tx) { return app::newest_audit_check(tx); }).value();
  if (found.state != "done" || found.first_wrong) throw std::runtime_error("the log was not found right");
}

app::FoundRecords found_by(database::Database& database, std::string const& words) {
  app::AuditFilter filter;
  filter.text = words;
  return {filter, [&database](app::AuditFilter const& wanted, int size) {
            return database.read(
                [&](database::ReadTx& tx) { return app::audit_entries(tx, wanted, std::chrono::minutes(180), size); });
          }};
}

void seek(database::Database& database) {
  auto const found = found_by(database, "ЁЛКА");
  if (!found.read(found.filter, 50).empty()) throw std::runtime_error("found what is nowhere");
}

void print(std::string const& what, bench::Cost const& cost, std::string const& file = {}) {
  auto const size = file.empty() ? "" : fmt::format(", a file of {:.0f} MB", std::filesystem::file_size(file) / 1e6);
  bench::print_note(fmt::format("{}: {:.1f} s, of them {:.1f} s of processor time, peak of memory {} MiB{}", what,
                                cost.seconds, cost.cpu_seconds, cost.peak_mib, size));
}

}  // namespace

int main(int argc, char** argv) try {
  std::vector<std::string> const given(argv + 1, argv + argc);
  if (given.size() < 2) throw std::runtime_error("bench_audit FOLDER DATABASE_URL [RECORDS]");
  auto const records = given.size() > 2 ? std::stoll(given[2]) : 1'000'000;
  auto const with_database = [&](auto&& work) {
    return bench::measured([&] {
      database::Database database(options_of(given[1]));
      work(database);
    });
  };
  std::cout << fmt::format("\nAudit log of {} records, {}", records, given[1].substr(0, given[1].find(':')))
            << std::endl;
  print("filled", with_database([&](auto& database) { fill(database, records); }));
  print("opened", with_database([](auto&) {}));
  print("checked by the job", with_database(check));
  print("sought words that are nowhere", with_database(seek));
  auto const csv = given[0] + "/audit.csv", xlsx = given[0] + "/audit.xlsx";
  print("CSV of all", with_database([&](auto& database) { app::write_csv(found_by(database, ""), csv); }), csv);
  print("xlsx of all", with_database([&](auto& database) { app::write_xlsx(found_by(database, ""), xlsx); }), xlsx);
} catch (std::exception const& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
