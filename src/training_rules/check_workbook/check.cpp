#include "training_rules/check_workbook/check.hpp"

#include <algorithm>

#include "training_rules/check_workbook/headings.hpp"

namespace obereg::training {
namespace {

using spreadsheets::WorkbookError;

constexpr std::uint64_t progress_step = 1000;

// A text longer than this in a column that we do not know is not looked through for something besides spaces: a file of
// a few megabytes may refer to such texts billions of times.
constexpr std::size_t longest_looked_through = 1'000;

constexpr std::size_t most_sheets_named = 20;

// One sheet on its way through the check.
class SheetCheck {
 public:
  SheetCheck(CheckRequest const& request, CheckOutput const& output, bool date_1904)
      : request_(request), output_(output), date_1904_(date_1904) {}

  bool take(spreadsheets::Row const& row) {
    if (row_check_) return take_record(row);
    if (row.number > last_heading_row) return false;
    auto headings = headings_of(row, request_.kind);
    if (headings) begin(std::move(*headings));
    return true;
  }

  bool found_headings() const { return row_check_.has_value(); }

  CheckSummary finish() {
    if (summary_.rows == 0 && !summary_.stopped) {
      report({1, "", Rule::no_rows, "Под заголовками нет ни одной записи. Добавьте строки и загрузите файл снова."});
    }
    return std::move(summary_);
  }

 private:
  void begin(Headings headings) {
    if (auto const words = complaint(headings, request_.kind); !words.empty()) {
      throw WorkbookError("wrong-columns", words);
    }
    std::array<bool, column_count> present{};
    for (auto const& column : headings.column_of_sheet) {
      if (column) present[static_cast<std::size_t>(*column)] = true;
    }
    summary_.heading_row = headings.row;
    summary_.unknown_columns = std::move(headings.unknown);
    summary_.column_of_sheet = std::move(headings.column_of_sheet);
    row_check_.emplace(request_, present);
  }

  // False where the row is wholly empty.
  bool read_values(spreadsheets::Row const& row) {
    values_.values.fill({});
    values_.number = row.number;
    bool anything = false;
    for (auto const& cell : row.cells) {
      auto const known = cell.column < summary_.column_of_sheet.size() ? summary_.column_of_sheet[cell.column]
                                                                       : std::optional<Column>{};
      if (!known) {
        anything = anything || is_filled(cell);
        continue;
      }
      auto const index = static_cast<std::size_t>(*known);
      values_.values[index] = value_of(cell, date_1904_, buffers_[index]);
      anything |= values_.values[index].state != ValueState::empty;
    }
    return anything;
  }

  bool is_filled(spreadsheets::Cell const& cell) {
    return cell.text.size() > longest_looked_through ||
           value_of(cell, date_1904_, buffers_[column_count]).state != ValueState::empty;
  }

  bool take_record(spreadsheets::Row const& row) {
    if (!read_values(row)) return true;
    ++summary_.rows;
    auto record = row_check_->check(values_);
    auto const repairs = row_check_->findings().repairs;
    if (request_.with_repairs && !repairs.empty()) record = check_repaired(repairs);
    for (auto const& error : row_check_->findings().errors) report(error);
    if (output_.repair) {
      for (auto const& repair : repairs) output_.repair(repair);
    }
    if (record) {
      ++summary_.valid;
      if (output_.record) output_.record(row.number, std::move(*record));
    }
    if (output_.progress && summary_.rows % progress_step == 0) summary_.stopped = !output_.progress(summary_.rows);
    return !summary_.stopped;
  }

  std::optional<TrainingRecord> check_repaired(std::vector<Repair> const& repairs) {
    for (auto const& repair : repairs) {
      for (auto const& known : columns())
        if (known.title == repair.column)
          values_.values[static_cast<std::size_t>(known.column)] = {ValueState::present, false, false, repair.to, {}};
    }
    return row_check_->check(values_);
  }

  void report(CellError const& error) {
    ++summary_.errors_by_rule[static_cast<std::size_t>(error.rule)];
    if (output_.error) output_.error(error);
  }

  CheckRequest const& request_;
  CheckOutput const& output_;
  bool date_1904_;
  std::optional<RowCheck> row_check_;
  RowValues values_;
  std::array<std::string, column_count + 1> buffers_;  // the last one: of columns that we do not know
  CheckSummary summary_;
};

bool has_headings(spreadsheets::Workbook& workbook, std::size_t sheet, ImportKind kind) {
  bool found = false;
  workbook.read(sheet, [&](spreadsheets::Row const& row) {
    found = row.number <= last_heading_row && headings_of(row, kind);
    return !found && row.number < last_heading_row;
  });
  return found;
}

std::string no_headings(std::vector<spreadsheets::Sheet> const& sheets) {
  std::string words =
      "В первых десяти строках файла нет заголовков столбцов «Фамилия», «Имя», «Программа обучения» и других. Возьмите "
      "шаблон на странице «Справочная информация» и перенесите записи в него.";
  bool const any_hidden = std::any_of(sheets.begin(), sheets.end(), [](auto const& sheet) { return sheet.hidden; });
  if (any_hidden) words += " В книге есть скрытые листы, они не читаются: если записи там, сделайте лист видимым.";
  return words;
}

}  // namespace

CheckSummary check_workbook(spreadsheets::Workbook& workbook, CheckRequest const& request, CheckOutput const& output) {
  auto const& sheets = workbook.sheets();
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    if (sheets[i].hidden) continue;
    SheetCheck check(request, output, workbook.date_1904());
    workbook.read(i, [&](spreadsheets::Row const& row) { return check.take(row); });
    if (!check.found_headings()) continue;
    auto summary = check.finish();
    summary.sheet = sheets[i].name;
    summary.sheet_index = i;
    summary.has_merged_cells = workbook.has_merged_cells();
    for (auto other = i + 1; other < sheets.size() && summary.other_sheets.size() < most_sheets_named; ++other) {
      if (!sheets[other].hidden && has_headings(workbook, other, request.kind))
        summary.other_sheets.push_back(shown(sheets[other].name));
    }
    return summary;
  }
  throw WorkbookError("wrong-columns", no_headings(sheets));
}

}  // namespace obereg::training
