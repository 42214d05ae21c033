#include <iostream>
#include <memory>

#include "app/commands/commands.hpp"
#include "app/program/base.hpp"
#include "training/verify_registry/verify_registry.hpp"

namespace obereg::app {

namespace {

int verify(CommandLine const& given) {
  auto const config = read_config(given);
  Base base(config, Schema::as_it_should, system_now);
  auto const& services = base.services();
  return training::verify_registry_command(services.database, services.files, services.log_key.public_key(), std::cout,
                                           std::cerr);
}

}  // namespace

void add_registry(CLI::App& program, Chosen& chosen) {
  auto* const registry = program.add_subcommand("registry", "реестр и его журнал");
  registry->require_subcommand(1);
  auto* const command =
      registry->add_subcommand("verify", "пересчитать журнал и сверить реестр с подписанными файлами");
  auto const given = std::make_shared<CommandLine>();
  add_base_options(*command, *given);
  command->callback([given, &chosen] { chosen = [given] { return verify(*given); }; });
}

}  // namespace obereg::app
