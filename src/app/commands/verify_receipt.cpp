#include <iostream>
#include <memory>

#include "app/commands/commands.hpp"
#include "platform/ledger/receipt/verify.hpp"

namespace obereg::app {

void add_verify_receipt(CLI::App& program, Chosen& chosen) {
  auto* const command = program.add_subcommand("verify-receipt", "проверить квитанцию без сервера и базы");
  auto const files = std::make_shared<ledger::VerifyReceiptFiles>();
  command->add_option("receipt", files->receipt, "файл квитанции (JSON)")->required();
  command->add_option("--key", files->key, "открытый ключ журнала (PEM)")->required();
  command->add_option("--signed-file", files->signed_file, "подписанный файл набора");
  command->add_option("--signature", files->signature, "файл подписи");
  command->add_option("--later-head", files->later_head, "более поздняя вершина журнала с доказательством");
  command->callback(
      [files, &chosen] { chosen = [files] { return ledger::verify_receipt_command(*files, std::cout, std::cerr); }; });
}

}  // namespace obereg::app
