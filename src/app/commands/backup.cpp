#include "app/backup/backup.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <memory>

#include "app/commands/commands.hpp"
#include "training/verify_registry/verify_registry.hpp"

namespace obereg::app {

namespace {

struct Options {
  CommandLine given;
  std::string file, passphrase_file;
};

int backup(Options const& options) {
  auto const config = read_config(options.given);
  auto const passphrase = read_passphrase(options.passphrase_file);
  Base base(config, Schema::as_it_should, system_now);
  make_backup(base, options.file, passphrase);
  std::cout << fmt::format("Копия готова: {}, {} МиБ.\n", options.file,
                           (std::filesystem::file_size(options.file) >> 20) + 1);
  return 0;
}

int restore(Options const& options) {
  auto const config = read_config(options.given);
  restore_backup(config, options.file, read_passphrase(options.passphrase_file), system_now);
  Base base(config, Schema::as_it_should, system_now);
  auto const& services = base.services();
  std::cout << "База восстановлена, сверяем реестр.\n";
  return training::verify_registry_command(services.database, services.files, services.log_key.public_key(), std::cout,
                                           std::cerr);
}

void add(CLI::App& program, Chosen& chosen, std::string const& name, std::string const& what,
         int (*run)(Options const&)) {
  auto* const command = program.add_subcommand(name, what);
  auto const options = std::make_shared<Options>();
  add_base_options(*command, options->given);
  command->add_option("file", options->file, "файл копии")->required();
  command->add_option("--passphrase-file", options->passphrase_file,
                      "файл с кодовой фразой; иначе переменная OBEREG_BACKUP_PASSPHRASE");
  command->callback([options, run, &chosen] { chosen = [options, run] { return run(*options); }; });
}

}  // namespace

void add_backup(CLI::App& program, Chosen& chosen) {
  add(program, chosen, "backup", "сделать копию базы, файлов и ключа журнала; можно во время работы", backup);
}

void add_restore(CLI::App& program, Chosen& chosen) {
  add(program, chosen, "restore", "восстановить копию в пустую папку и базу", restore);
}

}  // namespace obereg::app
