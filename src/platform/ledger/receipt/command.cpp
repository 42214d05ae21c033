#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "platform/ledger/receipt/event_receipt.hpp"

namespace obereg::ledger {

namespace {

struct Unreadable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

std::string read_file(std::string const& path) {
  std::error_code ignored;
  std::ifstream file(path, std::ios::binary);
  if (!file || !std::filesystem::is_regular_file(path, ignored))
    throw Unreadable(fmt::format("Не удалось прочитать файл «{}»: его нет или к нему нет доступа.", path));
  return {std::istreambuf_iterator<char>(file), {}};
}

std::optional<std::string> read_file(std::optional<std::string> const& path) {
  if (!path) return std::nullopt;
  return read_file(*path);
}

// Tells each check. `whole`: how many there are where the receipt and the key could be read.
int tell(std::vector<Check> const& checks, std::size_t whole, std::string_view confirmed, std::ostream& out,
         std::ostream& err) {
  for (auto const& check : checks)
    fmt::print(out, "{}  {}. {}\n", check.passed ? "да " : "НЕТ", check.title, check.text);
  if (checks.size() < whole) {
    fmt::print(err, "Проверить квитанцию нельзя: {}\n", checks.back().text);
    return 2;
  }
  if (!std::all_of(checks.begin(), checks.end(), [](Check const& check) { return check.passed; })) {
    fmt::print(out, "\nКвитанция не подтверждена.\n");
    return 1;
  }
  fmt::print(out, "\n{}\nКвитанция подтверждена.\n", confirmed);
  return 0;
}

std::string words_of(Statement const& statement) {
  return fmt::format("Набор или действие: {}\nОрганизация: {}, ИНН {}\nПодписал: {}\nВнесено: {}\nЗаписей: {}\n",
                     statement.act, statement.provider_name, statement.provider_inn, statement.signer,
                     iso_moment(statement.entered), statement.records);
}

}  // namespace

int verify_receipt_command(VerifyReceiptFiles const& files, std::ostream& out, std::ostream& err) {
  constexpr std::size_t of_receipt = 6, of_event = 4;
  try {
    auto const receipt = read_file(files.receipt);
    auto const key = read_file(files.key);
    Evidence const evidence{read_file(files.signed_file), read_file(files.signature), read_file(files.later_head)};
    if (is_event_receipt(receipt)) {
      auto const checks = verify_event_receipt(receipt, key, evidence.later_head);
      return tell(checks, of_event, checks.size() < of_event ? "" : parse_event_receipt(receipt).event, out, err);
    }
    auto const checks = verify_receipt(receipt, key, evidence);
    return tell(checks, of_receipt, checks.size() < of_receipt ? "" : words_of(parse_receipt(receipt).statement), out,
                err);
  } catch (Unreadable const& error) {
    fmt::print(err, "{}\n", error.what());
    return 2;
  }
}

}  // namespace obereg::ledger
