#include "app/demo/demo.hpp"

#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>

#include "app/backup/tables.hpp"
#include "app/commands/commands.hpp"
#include "app/program/data_folder.hpp"
#include "app/program/operator_error.hpp"

namespace obereg::app {

namespace {

struct Options {
  CommandLine given;
  int records = usual_demo_records;
};

// People of the demo have keys that anybody may have: they must never come into a base that is in use.
void refuse_used_base(database::Database& database, bool begun) {
  if (!begun && !database.read([](database::ReadTx& tx) { return is_empty(tx); }))
    throw OperatorError("В этой базе уже работают: демонстрация ставится только в пустую.");
}

int demo(Options const& options) {
  auto const config = read_config(options.given);
  make_data_folder(config.data);
  std::optional<FolderLock> lock;
  if (config.on_sqlite()) lock.emplace(config.data);
  bool const begun = std::filesystem::exists(config.data + "/demo-keys");
  Base base(config, Schema::migrate, system_now);
  refuse_used_base(base.database(), begun);
  make_demo(base, options.records, &std::cerr);
  print_demo(std::cout, base);
  return 0;
}

}  // namespace

void add_demo(CLI::App& program, Chosen& chosen) {
  auto* const command =
      program.add_subcommand("demo", "наполнить базу придуманными организациями, людьми с ключами и записями");
  auto const options = std::make_shared<Options>();
  add_base_options(*command, options->given);
  command->add_option("--listen", options->given.listen, "адрес и порт, где будет сайт");
  command->add_option("--records", options->records, "сколько записей в реестре (100000)")
      ->check(CLI::Range(1'000, 10'000'000));
  command->callback([options, &chosen] { chosen = [options] { return demo(*options); }; });
}

}  // namespace obereg::app
