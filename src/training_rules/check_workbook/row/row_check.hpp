// The rules of one row: TRN-03 to TRN-09, «What a cell may look like». Pure: knows neither file nor database.
#pragma once
#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "platform/spreadsheets/cells/cell_value.hpp"
#include "training_rules/check_workbook/duplicates.hpp"
#include "training_rules/model/columns.hpp"
#include "training_rules/model/programmes.hpp"
#include "training_rules/model/record.hpp"
#include "training_rules/model/rules.hpp"

namespace obereg::training {

using spreadsheets::CellValue;
using spreadsheets::ValueState;

// What the row stands in: the words of messages go by it.
enum class Source : std::uint8_t { workbook, exchange };

// Whose file it is, and the day it is checked on.
struct CheckRequest {
  ImportKind kind = ImportKind::reimport;
  std::string provider_name;
  Inn provider_inn;
  LocalDate today;
  bool with_repairs = false;  // the user agreed to them: values are taken as repaired
  Source source = Source::workbook;
};

struct RowValues {
  std::uint32_t number = 0;
  std::array<CellValue, column_count> values;
  CellValue const& operator[](Column column) const { return values[static_cast<std::size_t>(column)]; }
};

struct RowFindings {
  std::vector<CellError> errors;
  std::vector<Repair> repairs;
};

class RowCheck {
 public:
  // `columns_present` tells which columns the file has at all.
  RowCheck(CheckRequest request, std::array<bool, column_count> columns_present);

  // The record where every rule holds; what was found wrong is in findings() until the next call.
  std::optional<TrainingRecord> check(RowValues const& row);
  RowFindings const& findings() const { return findings_; }

 private:
  struct Read;  // what has been understood of the row so far

  void complain(Column column, Rule rule, std::string message);
  void offer(Column column, std::string from, std::string to, std::string why);
  bool readable(Column column);
  void check_text(Column column);
  void check_person_name(Column column);
  std::string offer_fixed_value(Column column, std::initializer_list<std::string_view> values);
  void check_number(Read& read);
  void check_employer_inn(Read& read);
  void check_snils(Read& read);
  void check_provider();
  void check_programme(Read& read);
  void check_date(Column column, std::optional<LocalDate>& date);
  void check_outcome(Read& read);
  void check_knowledge(Read& read);
  void check_entry_date(Read& read);
  void check_annulment();
  void check_duplicate(Read const& read);
  std::string duplicate_key(Read const& read) const;
  TrainingRecord record_of(Read const& read) const;
  CellValue const& value(Column column) const { return (*row_)[column]; }
  bool in_xml() const { return request_.source == Source::exchange; }

  CheckRequest request_;
  std::array<bool, column_count> present_;
  DuplicateIndex seen_;
  RowValues const* row_ = nullptr;
  RowFindings findings_;
  std::string last_title_;  // most rows repeat the programme of the row before
  Programme const* last_programme_ = nullptr;
};

}  // namespace obereg::training
