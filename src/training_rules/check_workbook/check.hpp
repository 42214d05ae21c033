// The whole check of a workbook of training records, as a stream: memory does not grow with the file, save the index
// of duplicates.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "training_rules/check_workbook/row/row_check.hpp"

namespace obereg::training {

// What is wanted of the check; any of them may be empty. Records of a file that turns out broken near its end have been
// handed over by then: act on them only once check_workbook() has returned.
struct CheckOutput {
  std::function<void(std::uint32_t row, TrainingRecord&& record)> record;
  std::function<void(CellError const&)> error;
  std::function<void(Repair const&)> repair;
  std::function<bool(std::uint64_t rows)> progress;  // every 1,000 rows; false stops
};

struct CheckSummary {
  std::string sheet;
  std::size_t sheet_index = 0;
  std::uint32_t heading_row = 0;
  std::vector<std::optional<Column>> column_of_sheet;
  std::uint64_t rows = 0, valid = 0;
  std::array<std::uint64_t, rule_count> errors_by_rule{};
  std::vector<std::string> unknown_columns;
  std::vector<std::string> other_sheets;  // visible ones that have the headings too; they are not read
  bool has_merged_cells = false;
  bool stopped = false;
};

// Throws WorkbookError where the file can't be read, has no headings ("wrong-columns") or no visible sheet.
CheckSummary check_workbook(spreadsheets::Workbook& workbook, CheckRequest const& request, CheckOutput const& output);

}  // namespace obereg::training
