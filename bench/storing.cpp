// Storing checked rows on PostgreSQL by the program's own import path (batches under a forming set, with the rules that
// only the registry can ask), beside psql's COPY of the same rows into the same table with the same indexes:
//   bench_storing FOLDER POSTGRESQL_URL [ROWS]      the database is empty
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <stdexcept>

#include "access/accounts/accounts.hpp"
#include "app/program/base.hpp"
#include "generated/invented_registry.hpp"
#include "measuring/figures.hpp"
#include "measuring/measured.hpp"
#include "training/import_file/batch_store.hpp"
#include "training/sets/record_set.hpp"

namespace {

using namespace obereg;

constexpr double most_times = 1.3;
constexpr int rounds = 3;

OrganisationId added_centre(database::Database& database) {
  return database.write([](database::Tx& tx) {
    access::Organisation centre;
    centre.name = "АНО ДПО «Учебный центр Измерение»";
    centre.inn = "7710474375";
    centre.trains = true;
    return access::add_organisation(tx, centre, system_now());
  });
}

class Storing {
 public:
  Storing(app::Base& base, std::int64_t rows)
      : base_(base), rows_(rows, 1'000), centre_(added_centre(base.database())) {}

  // Wall seconds of storing; what makes the rows is left out.
  double by_the_program() {
    auto& database = base_.database();
    training::Import import;
    import.organisation = centre_;
    auto const set = database.write([&](database::Tx& tx) {
      return training::begin_set(tx, *training::find_provider(tx, centre_), "import", std::nullopt, {1}, system_now());
    });
    training::Findings findings(base_.services().files);
    training::BatchStore store(database, import, set, findings);
    std::chrono::duration<double> spent{};
    for (std::int64_t first = 0; first < rows_.size(); first += training::import_batch) {
      for (auto place = first; place < std::min(first + training::import_batch, rows_.size()); ++place) {
        auto record = rows_.record(place);
        record.registry_number.clear();
        record.entered_on.reset();
        store.record(static_cast<std::uint32_t>(place) + 2, std::move(record));
      }
      auto const start = std::chrono::steady_clock::now();
      store.flush(system_now());
      spent += std::chrono::steady_clock::now() - start;
    }
    if (store.stored() != rows_.size()) throw std::runtime_error("not every row was stored");
    return spent.count();
  }

 private:
  app::Base& base_;
  bench::InventedRegistry rows_;
  OrganisationId centre_;
};

// The same rows, taken from the table and put back: what COPY needs for them.
double by_copy(std::string const& url, std::string const& folder, bool take) {
  auto const file = folder + "/rows.tsv";
  auto const psql = [&](std::string const& command) {
    return bench::measured_command("exec psql -q -v ON_ERROR_STOP=1 '" + url + "' -c \"" + command + "\"");
  };
  if (take) psql("\\copy training_pending_records to '" + file + "'");
  psql("truncate training_pending_records");
  return psql("\\copy training_pending_records from '" + file + "'").seconds;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 3) throw std::runtime_error("bench_storing FOLDER POSTGRESQL_URL [ROWS]");
  app::CommandLine given;
  given.data = argv[1];
  given.database = argv[2];
  auto const config = app::read_config(given);
  app::Base base(config, app::Schema::migrate, system_now);
  auto const rows = argc > 3 ? std::atoll(argv[3]) : 1'000'000;
  Storing storing(base, rows);
  std::vector<double> ours, copy;
  for (int round = 0; round < rounds; ++round) {
    ours.push_back(storing.by_the_program());
    copy.push_back(by_copy(argv[2], argv[1], round == 0));
    base.database().write(
        [](database::Tx& tx) { tx.run_script("truncate training_pending_records; delete from training_record_sets"); });
  }
  std::cout << "\nPostgreSQL, " << rows << " checked rows" << std::endl;
  bench::print_note(
      fmt::format("by the program {:.1f} s, by psql's COPY {:.1f} s", bench::median(ours), bench::median(copy)));
  bench::print_figure("wall time, times COPY's", bench::median(ours) / bench::median(copy), "", bench::Goal::at_most,
                      most_times);
} catch (std::exception const& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
