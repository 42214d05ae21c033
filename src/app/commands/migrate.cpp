#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "app/commands/commands.hpp"
#include "app/program/base.hpp"

namespace obereg::app {

namespace {

int migrate(CommandLine const& given) {
  auto const config = read_config(given);
  Base base(config, Schema::migrate, system_now);
  auto const state = database::migration_state(base.database());
  std::cout << fmt::format("Таблицы в порядке: применено миграций {} из {}.\n", state.applied, state.available);
  return 0;
}

int check_config(CommandLine const& given) {
  auto const config = read_config(given);
  std::cout << fmt::format("Настройки верны: сайт {}, слушает {}:{}, данные в {}.\n", config.origin, config.address,
                           config.port, config.data);
  return 0;
}

}  // namespace

void add_migrate(CLI::App& program, Chosen& chosen) {
  auto* const command = program.add_subcommand("migrate", "создать или обновить таблицы базы");
  auto const given = std::make_shared<CommandLine>();
  add_base_options(*command, *given);
  command->callback([given, &chosen] { chosen = [given] { return migrate(*given); }; });
}

void add_check_config(CLI::App& program, Chosen& chosen) {
  auto* const command = program.add_subcommand("check-config", "проверить настройки, ничего не запуская");
  auto const given = std::make_shared<CommandLine>();
  add_base_options(*command, *given);
  command->add_option("--listen", given->listen, "адрес и порт");
  command->callback([given, &chosen] { chosen = [given] { return check_config(*given); }; });
}

}  // namespace obereg::app
