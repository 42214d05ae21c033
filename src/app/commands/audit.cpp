#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "app/commands/commands.hpp"
#include "app/program/base.hpp"
#include "platform/audit/audit.hpp"

namespace obereg::app {

namespace {

int verify_audit(CommandLine const& given) {
  auto const config = read_config(given);
  Base base(config, Schema::as_it_should, system_now);
  auto const wrong = base.database().read([](database::ReadTx& tx) { return audit::first_wrong(tx); });
  if (!wrong) {
    std::cout << "Журнал действий цел.\n";
    return 0;
  }
  std::cerr << fmt::format("Журнал действий нарушен: первая неверная запись — № {}.\n", *wrong);
  return 1;
}

}  // namespace

void add_audit(CLI::App& program, Chosen& chosen) {
  auto* const audit = program.add_subcommand("audit", "журнал действий");
  audit->require_subcommand(1);
  auto* const command = audit->add_subcommand("verify", "проверить, что журнал действий никто не менял");
  auto const given = std::make_shared<CommandLine>();
  add_base_options(*command, *given);
  command->callback([given, &chosen] { chosen = [given] { return verify_audit(*given); }; });
}

}  // namespace obereg::app
