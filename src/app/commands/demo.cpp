#include "app/demo/demo.hpp"

#include <iostream>
#include <memory>
#include <optional>

#include "app/commands/commands.hpp"
#include "app/program/data_folder.hpp"

namespace obereg::app {

namespace {

struct Options {
  CommandLine given;
  int records = usual_demo_records;
};

int demo(Options const& options) {
  auto const config = read_config(options.given);
  make_data_folder(config.data);
  std::optional<FolderLock> lock;
  if (config.on_sqlite()) lock.emplace(config.data);
  Base base(config, Schema::migrate, system_now);
  make_demo(base, options.records);
  print_demo(std::cout, config);
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
