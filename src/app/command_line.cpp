#include "app/command_line.hpp"

#include <iostream>

#include "app/commands/commands.hpp"
#include "app/monitoring/log_lines.hpp"
#include "app/program/operator_error.hpp"

namespace obereg::app {

namespace {

// What is wrong with a command; the library itself says it in English.
std::string in_russian(CLI::App const* program, CLI::Error const& error) {
  std::string what = error.what();
  if (auto const end = what.find(" is required"); end != std::string::npos)
    what = what == "A subcommand is required" ? "не названа команда" : "не указано " + what.substr(0, end);
  else if (auto const colon = what.find(": "); what.find("not expected") < colon && colon != std::string::npos)
    what = "лишнее на строке: " + what.substr(colon + 2);
  else if (error.get_name() == "ValidationError")
    what = "недопустимое значение, " + what;
  return "Команда задана неверно: " + what + ".\nСправка: " + program->get_name() + " --help\n";
}

int run_chosen(Chosen const& chosen) {
  try {
    return chosen();
  } catch (ConfigMistakes const& wrong) {
    std::cerr << "Настройки с ошибками:\n" << wrong.what() << "\n";
    return 2;
  } catch (OperatorError const& wrong) {
    std::cerr << wrong.what() << "\n";
  } catch (std::exception const& error) {  // our failure: the operator needs its cause
    std::cerr << "Команда не выполнена: " << error.what() << "\n";
  }
  return 1;
}

}  // namespace

void add_base_options(CLI::App& command, CommandLine& given) {
  command.add_option("--data", given.data, "папка данных: файлы, ключ журнала, встроенная база (./data)");
  command.add_option("--database", given.database, "postgresql://… вместо встроенной базы");
  command.add_option("--config", given.file, "файл настроек (YAML)");
}

int run(int argc, char** argv) {
  log_to_standard_error();
  CLI::App program("Оберег: реестры охраны труда", "obereg");
  program.require_subcommand(1);
  program.set_help_flag("--help,-h", "эта справка");
  Chosen chosen;
  for (auto const add : {add_serve, add_demo, add_registry, add_backup, add_restore, add_migrate, add_check_config,
                         add_user, add_trust, add_training, add_verify_receipt, add_calendar, add_audit, add_routes})
    add(program, chosen);
  program.failure_message(in_russian);
  try {
    program.parse(argc, argv);
  } catch (CLI::ParseError const& error) {
    return program.exit(error) == 0 ? 0 : 2;
  }
  return run_chosen(chosen);
}

}  // namespace obereg::app
