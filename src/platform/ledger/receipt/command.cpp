#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "platform/ledger/receipt/verify.hpp"

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

void print_act(Statement const& statement, std::ostream& out) {
  fmt::print(out, "\nНабор или действие: {}\nОрганизация: {}, ИНН {}\nПодписал: {}\nВнесено: {}\nЗаписей: {}\n",
             statement.act, statement.provider_name, statement.provider_inn, statement.signer,
             iso_moment(statement.entered), statement.records);
}

}  // namespace

int verify_receipt_command(VerifyReceiptFiles const& files, std::ostream& out, std::ostream& err) {
  try {
    auto const receipt = read_file(files.receipt);
    Evidence const evidence{read_file(files.signed_file), read_file(files.signature), read_file(files.later_head)};
    auto const checks = verify_receipt(receipt, read_file(files.key), evidence);
    for (auto const& check : checks)
      fmt::print(out, "{}  {}. {}\n", check.passed ? "да " : "НЕТ", check.title, check.text);
    // The key's check stands after the format's; a list that ends early means that the rest could not be checked.
    if (checks.size() < 6) {
      fmt::print(err, "Проверить квитанцию нельзя: {}\n", checks.back().text);
      return 2;
    }
    if (!std::all_of(checks.begin(), checks.end(), [](Check const& check) { return check.passed; })) {
      fmt::print(out, "\nКвитанция не подтверждена.\n");
      return 1;
    }
    print_act(parse_receipt(receipt).statement, out);
    fmt::print(out, "\nКвитанция подтверждена.\n");
    return 0;
  } catch (Unreadable const& error) {
    fmt::print(err, "{}\n", error.what());
    return 2;
  }
}

}  // namespace obereg::ledger
