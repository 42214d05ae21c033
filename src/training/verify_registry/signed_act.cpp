#include "training/verify_registry/signed_act.hpp"

#include <fmt/format.h>

#include <sstream>
#include <vector>

#include "training/numbers/registry_number.hpp"
#include "training/records/registry_rows.hpp"
#include "training/sign_set/signed_bytes.hpp"
#include "training/verify_registry/queries.hpp"
#include "training_signed_set/signed_file.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::verify_registry;

namespace {

constexpr std::int64_t batch = 2'000;
// Places of signed_columns.
constexpr std::size_t number_column = 0, entered_column = 14;

// What the registry itself fills in on entry: the number of a new record, and the day of entry where it was left empty.
bool is_filled_in_on_entry(std::size_t column, std::string const& is_signed, std::string const& is_stored) {
  if (column == number_column) return is_signed == new_number && is_own_number(is_stored);
  return column == entered_column && is_signed.empty();
}

// The rows that an act entered, one after another, a batch at a time.
class StoredRows {
 public:
  StoredRows(database::ReadTx& tx, ActId act) : tx_(tx), act_(act) {}

  RegistryRow const* next() {
    if (at_ == rows_.size()) {
      auto const first = rows_.empty() ? 0 : rows_.back().place + 1;
      rows_ = rows_of_act(tx_, act_, first, batch);
      at_ = 0;
    }
    return rows_.empty() ? nullptr : &rows_[at_++];
  }

 private:
  database::ReadTx& tx_;
  ActId act_;
  std::vector<RegistryRow> rows_;
  std::size_t at_ = 0;
};

class Comparison {
 public:
  Comparison(database::ReadTx& tx, Act const& act) : act_(act), stored_(tx, act.id) {}

  void take(std::uint64_t position, SignedRow const& is_signed) {
    if (!fault.empty()) return;
    auto const* row = stored_.next();
    if (!row || row->place + 1 != static_cast<std::int64_t>(position))
      return fail(position, "", "подписанной записи нет в реестре");
    auto const is_stored = signed_row(row->record);
    for (std::size_t column = 0; column < is_signed.size(); ++column)
      if (is_signed[column] != is_stored[column] &&
          !is_filled_in_on_entry(column, is_signed[column], is_stored[column]))
        return fail(position, row->record.registry_number,
                    fmt::format("колонка «{}» не такая, как подписано", signed_columns[column]));
    ++records;
  }

  std::string fault;
  std::int64_t records = 0;

 private:
  void fail(std::uint64_t position, std::string const& number, std::string const& what) {
    fault = fmt::format("Акт {}, строка {} подписанного файла{}: {}.", act_.id.value, position,
                        number.empty() ? "" : ", запись " + number, what);
  }

  Act const& act_;
  StoredRows stored_;
};

std::string wrong_heading(Act const& act, SignedAct const& is_signed) {
  bool const same_set = !act.set || is_signed.id == std::to_string(act.set->value);
  if (is_signed.kind != act.kind || is_signed.reason != act.reason || !same_set)
    return fmt::format("Акт {}: подписанный файл говорит о другом действии.", act.id.value);
  return "";
}

// The record of an annulment stands in the registry by another act.
ActVerification verify_annulment(database::ReadTx& tx, Act const& act, std::string const& bytes) {
  std::istringstream in(bytes);
  std::string number;
  auto const heading = read_signed_file(in, [&](std::uint64_t, SignedRow const& row) { number = row[number_column]; });
  if (auto wrong = wrong_heading(act, heading); !wrong.empty()) return {0, std::move(wrong)};
  if (numbers_of_act(tx, act.id) != std::vector{number})
    return {0, fmt::format("Акт {}: в реестре нет аннулирования записи {}.", act.id.value, number)};
  return {1, ""};
}

ActVerification verify_entry(database::ReadTx& tx, Act const& act, std::string const& bytes) {
  std::istringstream in(bytes);
  Comparison comparison(tx, act);
  auto const heading =
      read_signed_file(in, [&](std::uint64_t position, SignedRow const& row) { comparison.take(position, row); });
  if (!comparison.fault.empty()) return {comparison.records, comparison.fault};
  if (auto wrong = wrong_heading(act, heading); !wrong.empty()) return {0, std::move(wrong)};
  if (tx.get_integer(sql::row_count, {{"act", act.id}}) != comparison.records)
    return {0, fmt::format("Акт {}: в реестре больше записей, чем подписано.", act.id.value)};
  if (tx.get_integer(sql::foreign_rows, {{"act", act.id}, {"organisation", act.organisation}}) != 0)
    return {0, fmt::format("Акт {}: записи приписаны другой организации.", act.id.value)};
  return {comparison.records, ""};
}

// What is wrong with a kept file; empty where nothing is. A receipt may not have been made yet.
std::string wrong_file(files::Store const& files, std::string const& hash) {
  if (hash.empty()) return "";
  if (!files.has(hash)) return fmt::format("файла нет ({})", files.path(hash));
  try {
    files.read(hash);
    return "";
  } catch (std::runtime_error const&) {
    return fmt::format("файл изменён или не читается ({})", files.path(hash));
  }
}

}  // namespace

ActVerification verify_act(database::ReadTx& tx, files::Store const& files, Act const& act) {
  try {
    for (auto const& [what, hash] : {std::pair{"подписанный файл", act.file_hash},
                                     {"подпись", act.signature_hash},
                                     {"квитанция", act.receipt_hash}})
      if (auto wrong = wrong_file(files, hash); !wrong.empty())
        return {0, fmt::format("Акт {}, {}: {}.", act.id.value, what, wrong)};
    auto const bytes = files.read(act.file_hash);
    return act.kind == ledger::EventKind::annulled ? verify_annulment(tx, act, bytes) : verify_entry(tx, act, bytes);
  } catch (std::runtime_error const& error) {  // the signed file is not of its form
    return {0, fmt::format("Акт {}: подписанный файл не разобрать: {}.", act.id.value, error.what())};
  }
}

}  // namespace obereg::training
