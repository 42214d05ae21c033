#include <iostream>
#include <memory>

#include "access/commands/commands.hpp"
#include "app/commands/commands.hpp"
#include "app/program/base.hpp"
#include "app/program/operator_error.hpp"

namespace obereg::app {

namespace {

struct UserOptions {
  CommandLine given;
  access::UserAdd command;
};

int add_one_user(UserOptions const& options) {
  auto const config = read_config(options.given);
  Base base(config, Schema::migrate, system_now);
  return access::user_add(base.database(), base.services().settings, options.command, std::cout, std::cerr,
                          system_now());
}

struct TrustOptions {
  CommandLine given;
  std::string file, from, to;
};

std::optional<LocalDate> date_of(std::string const& text) {
  if (text.empty()) return std::nullopt;
  auto const date = LocalDate::parse_iso(text);
  if (!date) throw OperatorError("«" + text + "» — не дата: нужно ГГГГ-ММ-ДД");
  return date;
}

int add_one_authority(TrustOptions const& options) {
  access::TrustAdd const command{options.file, date_of(options.from), date_of(options.to)};
  auto const config = read_config(options.given);
  Base base(config, Schema::migrate, system_now);
  return access::trust_add(base.database(), command, std::cout, std::cerr, system_now());
}

}  // namespace

void add_user(CLI::App& program, Chosen& chosen) {
  auto* const user = program.add_subcommand("user", "учётные записи");
  user->require_subcommand(1);
  auto* const command =
      user->add_subcommand("add", "создать учётную запись по сертификату или по приглашению на почту");
  auto const options = std::make_shared<UserOptions>();
  add_base_options(*command, options->given);
  command->add_option("--certificate", options->command.certificate_file, "сертификат человека (.cer)");
  command->add_flag("--administrator", options->command.administrator, "дать роль администратора");
  command->add_option("--name", options->command.name, "«Фамилия Имя Отчество», если в сертификате иначе");
  command->add_option("--invite", options->command.invite, "адрес, на который уйдёт письмо: человек задаст пароль сам");
  command->add_option("--organisation", options->command.organisation, "наименование оператора, если его ещё нет");
  command->callback([options, &chosen] { chosen = [options] { return add_one_user(*options); }; });
}

void add_trust(CLI::App& program, Chosen& chosen) {
  auto* const trust = program.add_subcommand("trust", "удостоверяющие центры");
  trust->require_subcommand(1);
  auto* const command = trust->add_subcommand("add", "доверять удостоверяющему центру");
  auto const options = std::make_shared<TrustOptions>();
  add_base_options(*command, options->given);
  command->add_option("file", options->file, "сертификат удостоверяющего центра (.cer)")->required();
  command->add_option("--from", options->from, "аккредитован с (ГГГГ-ММ-ДД)");
  command->add_option("--to", options->to, "аккредитован по (ГГГГ-ММ-ДД)");
  command->callback([options, &chosen] { chosen = [options] { return add_one_authority(*options); }; });
}

}  // namespace obereg::app
