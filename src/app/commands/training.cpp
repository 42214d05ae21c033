#include <iostream>
#include <memory>

#include "app/commands/commands.hpp"
#include "app/program/base.hpp"
#include "app/program/operator_error.hpp"
#include "training/imports/operator_import.hpp"
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

struct ImportOptions {
  CommandLine given;
  training::OperatorImport command;
  std::string kind;
  bool wait = false;
};

int import_file(ImportOptions const& options) {
  auto const kind = training::upload_kind(options.kind);
  if (!kind) throw OperatorError("--kind: бывает reimport, import и xml");
  if (!Inn::parse(options.command.provider_inn)) {
    std::cerr << "--provider-inn: это не ИНН: " << options.command.provider_inn << "\n";
    return 2;
  }
  auto command = options.command;
  command.kind = *kind;
  auto const config = read_config(options.given);
  Base base(config, Schema::as_it_should, system_now);
  auto const& services = base.services();
  return training::import_command(services.database, services.files, command, options.wait, std::cout, std::cerr,
                                  system_now());
}

void add_check(CLI::App& training, Chosen& chosen) {
  auto* const command = training.add_subcommand("check", "проверить книгу Excel без сервера и базы");
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

void add_import(CLI::App& training, Chosen& chosen) {
  auto* const command = training.add_subcommand("import", "загрузить файл организации: его проверит работающий сервер");
  auto const options = std::make_shared<ImportOptions>();
  add_base_options(*command, options->given);
  command->add_option("file", options->command.file, "книга .xlsx или файл .xml, .olot, .zip")->required();
  command->add_option("--kind", options->kind, "reimport, import или xml")
      ->required()
      ->check(CLI::IsMember({"reimport", "import", "xml"}));
  command->add_option("--provider-inn", options->command.provider_inn, "ИНН организации, проводившей обучение")
      ->required();
  command->add_flag("--again", options->command.again, "загрузить, даже если такой файл уже в наборе");
  command->add_flag("--wait", options->wait, "дождаться конца проверки и назвать ошибки");
  command->callback([options, &chosen] { chosen = [options] { return import_file(*options); }; });
}

}  // namespace

void add_training(CLI::App& program, Chosen& chosen) {
  auto* const training = program.add_subcommand("training", "реестр обученных лиц");
  training->require_subcommand(1);
  add_check(*training, chosen);
  add_import(*training, chosen);
}

}  // namespace obereg::app
