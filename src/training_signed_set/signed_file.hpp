// The file that a provider signs: a set to be entered, a correction or an annulment of one record. UTF-8 text that any
// editor shows; docs/formats.md, "Signed file". Two different acts never have the same bytes, and bytes are read as
// one act or refused.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <istream>
#include <ostream>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include "platform/ledger/leaf.hpp"

namespace obereg::training {

// Of a record as submitted: those of the re-import (TRN-03), in the order of the seed, then what the XML exchange adds
// (TRN-19).
inline constexpr std::array<std::string_view, 23> signed_columns{"Номер в реестре",
                                                                 "Фамилия",
                                                                 "Имя",
                                                                 "Наименование работодателя",
                                                                 "ИНН работодателя",
                                                                 "Должность",
                                                                 "Наименование организации, проводившей обучение",
                                                                 "ИНН организации, проводившей обучение",
                                                                 "Номер протокола",
                                                                 "Программа обучения",
                                                                 "Дата проверки знаний",
                                                                 "Результат",
                                                                 "Отчество",
                                                                 "СНИЛС",
                                                                 "Дата внесения в реестр",
                                                                 "Проверка знания требований охраны труда",
                                                                 "Аннулировано",
                                                                 "Дата аннулирования",
                                                                 "Внешний идентификатор",
                                                                 "Иностранный СНИЛС",
                                                                 "Номер иностранного СНИЛС",
                                                                 "Гражданство",
                                                                 "Идентификатор подразделения"};

using SignedRow = std::array<std::string, signed_columns.size()>;

struct SignedAct {
  ledger::EventKind kind = ledger::EventKind::entered;
  std::string id;  // of the set; of the record's number where one record is corrected or annulled
  std::string provider_name;
  std::string provider_inn;
  std::string reason;         // of a correction or an annulment; empty for a set
  std::uint64_t records = 0;  // 1 for a correction or an annulment
  bool operator==(SignedAct const&) const = default;
};

// Writes a file of any length row by row. Throws std::invalid_argument for what the format can't hold (bad UTF-8,
// control characters, a reason where there can't be one) and std::logic_error where rows are too few or too many.
class SignedFileWriter {
 public:
  SignedFileWriter(std::ostream& out, SignedAct const& act);
  void add(SignedRow const& row);
  void finish();  // to be called last: checks the count

 private:
  std::ostream& out_;
  std::uint64_t expected_;
  std::uint64_t written_ = 0;
};

// The bytes are not a signed file; what() says in Russian what is wrong in which line.
struct SignedFileError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Hands over the rows in order with their positions from 1; what was handed over counts only once this returns.
SignedAct read_signed_file(std::istream& in,
                           std::function<void(std::uint64_t position, SignedRow const& row)> const& row);

}  // namespace obereg::training
