#include "accreditation/import_rows/read_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "accreditation/application/formats.hpp"
#include "core/text.hpp"
#include "platform/spreadsheets/cells/cell_value.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::uint32_t last_heading_row = 10;

std::string heading_of(Input const& column) {
  return column.label + (column.required ? " *" : "");
}

// What a heading is known by: an asterisk of duty is no part of it.
std::string key_of(std::string_view heading) {
  auto folded = text::fold(heading);
  while (!folded.empty() && (folded.back() == '*' || folded.back() == ' ')) folded.pop_back();
  return folded;
}

// Reads one sheet.
class SheetRows {
 public:
  SheetRows(Input const& table, bool date_1904, std::size_t most) : table_(table), date_1904_(date_1904), most_(most) {}

  bool take(spreadsheets::Row const& row) {
    if (columns_.empty()) return row.number <= last_heading_row && (find_headings(row), true);
    auto read = read_row(row);
    if (std::all_of(read.begin(), read.end(), [](auto const& cell) { return cell.second.empty(); })) return true;
    if (result_.rows.size() < most_)
      result_.rows.push_back(std::move(read));
    else
      ++too_many_;
    return true;
  }

  bool has_headings() const { return !columns_.empty(); }

  ReadRows result() {
    if (!unreadable_.empty())
      result_.complaint = "В ячейке " + unreadable_ + " стоит ошибка Excel или формула без значения. Впишите значение.";
    else if (too_many_ > 0)
      result_.complaint = fmt::format("В файле строк: {}, а в таблице помещается ещё {}. Уберите лишние строки.",
                                      result_.rows.size() + too_many_, most_);
    else if (result_.rows.empty())
      result_.complaint = "Под заголовками нет ни одной заполненной строки.";
    if (!result_.complaint.empty()) result_.rows.clear();
    return std::move(result_);
  }

 private:
  void find_headings(spreadsheets::Row const& row) {
    std::map<std::uint32_t, Input const*> found;
    std::vector<std::string> unknown;
    std::string buffer;
    for (auto const& cell : row.cells) {
      auto const value = spreadsheets::value_of(cell, date_1904_, buffer);
      if (!value.present()) continue;
      auto const column = std::find_if(table_.columns.begin(), table_.columns.end(),
                                       [&](Input const& each) { return key_of(each.label) == key_of(value.text); });
      if (column == table_.columns.end())
        unknown.emplace_back(value.text);
      else
        found.try_emplace(cell.column, &*column);
    }
    bool const has_all = std::all_of(table_.columns.begin(), table_.columns.end(), [&](Input const& column) {
      return !column.required ||
             std::any_of(found.begin(), found.end(), [&](auto const& at) { return at.second == &column; });
    });
    if (!has_all) return;
    columns_ = std::move(found);
    result_.ignored = std::move(unknown);
  }

  TableRow read_row(spreadsheets::Row const& row) {
    TableRow read;
    for (auto const& column : table_.columns) read[column.key] = "";
    std::string buffer;
    for (auto const& cell : row.cells) {
      auto const at = columns_.find(cell.column);
      if (at == columns_.end()) continue;
      auto const value = spreadsheets::value_of(cell, date_1904_, buffer);
      using spreadsheets::ValueState;
      bool const is_bad = value.state != ValueState::present && value.state != ValueState::empty;
      if (is_bad && unreadable_.empty()) unreadable_ = fmt::format("«{}» строки {}", at->second->label, row.number);
      if (!value.present()) continue;
      auto const text = value.is_date && value.date ? value.date->russian() : std::string(value.text);
      read[at->second->key] = tidied(*at->second, text);
    }
    return read;
  }

  Input const& table_;
  bool date_1904_;
  std::size_t most_;
  std::map<std::uint32_t, Input const*> columns_;  // by the sheet's column; empty until the headings are found
  std::size_t too_many_ = 0;
  std::string unreadable_;
  ReadRows result_;
};

std::string no_headings(Input const& table) {
  std::string wanted;
  for (auto const& column : table.columns)
    if (column.required) wanted += (wanted.empty() ? "«" : ", «") + column.label + "»";
  return "В первых десяти строках нет заголовков " + wanted +
         ". Возьмите шаблон с этой страницы: заголовки в нём готовы.";
}

}  // namespace

ReadRows read_rows(std::string const& path, Input const& table, std::size_t most) {
  try {
    spreadsheets::Workbook workbook(path,
                                    {.file_bytes = 20u << 20, .part_bytes = 64u << 20, .total_bytes = 128u << 20});
    for (std::size_t sheet = 0; sheet < workbook.sheets().size(); ++sheet) {
      SheetRows rows(table, workbook.date_1904(), most);
      workbook.read(sheet, [&](spreadsheets::Row const& row) { return rows.take(row); });
      if (rows.has_headings()) return rows.result();
    }
    return {no_headings(table), {}, {}};
  } catch (spreadsheets::WorkbookError const& error) {
    return {error.what(), {}, {}};
  }
}

void write_rows(std::string const& path, Input const& table, std::vector<TableRow> const& rows) {
  spreadsheets::TableWriter writer(path);
  std::vector<spreadsheets::TableColumn> columns;
  for (auto const& column : table.columns)
    columns.push_back({.title = heading_of(column), .width = 26, .note = column.hint, .choices = {}});
  writer.start_sheet(table.label, columns);
  for (auto const& row : rows) {
    std::vector<spreadsheets::TableValue> values;
    for (auto const& column : table.columns) {
      auto const found = row.find(column.key);
      values.emplace_back(found == row.end() ? "" : found->second);
    }
    writer.row(values);
  }
  writer.close();
}

}  // namespace obereg::accreditation
