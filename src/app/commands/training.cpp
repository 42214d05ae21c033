#include <iostream>
#include <memory>

#include "app/commands/commands.hpp"
#include "app/program/operator_error.hpp"
#include "training_rules/check_command/command.hpp"

namespace obereg::app {

namespace {

struct CheckOptions {
  std::string file, kind, provider_inn, provider_name, today;
  bool json = false;
};

std::optional<training::CheckCommand> check_command_of(CheckOptions const& options) {
  auto const inn = Inn::parse(options.provider_inn);
  auto const today = options.today.empty() ? LocalDate::at(system_now()) : LocalDate::parse_iso(options.today);
  if (!inn) std::cerr << "--provider-inn: это не ИНН: " << options.provider_inn << "\n";
  if (!today) std::cerr << "--today: это не дата вида ГГГГ-ММ-ДД: " << options.today << "\n";
  if (!inn || !today) return std::nullopt;
  auto const kind = options.kind == "import" ? training::ImportKind::import : training::ImportKind::reimport;
  return training::CheckCommand{options.file, {kind, options.provider_name, *inn, *today}, options.json};
}

int check(CheckOptions const& options) {
  auto const command = check_command_of(options);
  return command ? training::check_command(*command, std::cout, std::cerr) : 2;
}

}  // namespace

void add_training(CLI::App& program, Chosen& chosen) {
  auto* const training = program.add_subcommand("training", "реестр обученных лиц");
  training->require_subcommand(1);
  auto* const command = training->add_subcommand("check", "проверить книгу Excel без сервера и базы");
  auto const options = std::make_shared<CheckOptions>();
  command->add_option("file", options->file, "книга .xlsx")->required();
  command->add_option("--kind", options->kind, "reimport или import")
      ->required()
      ->check(CLI::IsMember({"reimport", "import"}));
  command->add_option("--provider-inn", options->provider_inn, "ИНН организации, проводившей обучение")->required();
  command->add_option("--provider-name", options->provider_name, "её наименование, буква в букву")->required();
  command->add_option("--today", options->today, "день проверки (ГГГГ-ММ-ДД), иначе сегодня");
  command->add_flag("--json", options->json, "ответ для программ");
  command->callback([options, &chosen] { chosen = [options] { return check(*options); }; });
}

}  // namespace obereg::app
