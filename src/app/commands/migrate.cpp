#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "app/commands/commands.hpp"
#include "app/program/base.hpp"
#include "app/program/operator_error.hpp"
#include "platform/database/grants.hpp"

namespace obereg::app {

namespace {

struct Options {
  CommandLine given;
  std::string server_role;
};

int migrate(Options const& options) {
  auto const config = read_config(options.given);
  if (config.on_sqlite() && !options.server_role.empty())
    throw OperatorError("--server-role нужен только для PostgreSQL: у встроенной базы ролей нет.");
  Base base(config, Schema::migrate, system_now);
  auto const state = database::migration_state(base.database());
  std::cout << fmt::format("Таблицы в порядке: применено миграций {} из {}.\n", state.applied, state.available);
  if (options.server_role.empty()) return 0;
  database::grant_to_server(base.database(), options.server_role);
  std::cout << fmt::format("Роли {} выданы права сервера: менять и удалять записи реестра и журналов она не может.\n",
                           options.server_role);
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
  auto const options = std::make_shared<Options>();
  add_base_options(*command, options->given);
  command->add_option("--server-role", options->server_role,
                      "роль PostgreSQL, под которой работает сервер: ей выдаются права без изменения записей");
  command->callback([options, &chosen] { chosen = [options] { return migrate(*options); }; });
}

void add_check_config(CLI::App& program, Chosen& chosen) {
  auto* const command = program.add_subcommand("check-config", "проверить настройки, ничего не запуская");
  auto const given = std::make_shared<CommandLine>();
  add_base_options(*command, *given);
  command->add_option("--listen", given->listen, "адрес и порт");
  command->callback([given, &chosen] { chosen = [given] { return check_config(*given); }; });
}

}  // namespace obereg::app
