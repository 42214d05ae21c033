// Workbooks of many programs, cell by cell as openpyxl reads them (tests/tools/expect_workbooks.py).
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

#include "platform/spreadsheets/reading/cell_reference.hpp"
#include "platform/spreadsheets/workbook.hpp"
#include "support/paths.hpp"

namespace obereg::spreadsheets {
namespace {

using Cells = std::map<std::string, std::string>;

// Where openpyxl differs, and why it is not followed. The value is ours.
std::map<std::string, Cells> const explained = {
    // The format [hh]:mm:ss: openpyxl gives a span of time, we the date of the serial number.
    {"date.xlsx", {{"A3", "date 1900-01-10T15:10:10"}}},
    {"date_1904.xlsx", {{"A3", "date 1904-01-11T15:10:10"}}},
    // openpyxl leaves the escapes of ST_Xstring as they are.
    {"has_x000D_.xlsx", {{"A1", "text ABC\r\nDEF"}}},
    {"has_x000D_inline.xlsx", {{"A1", "text ABC\r\nDEF"}}},
};

// openpyxl finds no sheets in a strict document.
std::set<std::string> const unseen_by_openpyxl = {"strict_iso_paths.xlsx"};

std::string text_of(Cell const& cell, bool date_1904) {
  switch (cell.type) {
    case CellType::text:
      return "text " + std::string(cell.text);
    case CellType::error:
      return "error " + std::string(cell.text);
    case CellType::boolean:
      return cell.number != 0 ? "true" : "false";
    case CellType::iso_date:
      return "date " + std::string(cell.text);
    case CellType::empty:
      return "";
    case CellType::number:
      break;
  }
  if (!cell.is_date) return fmt::format("number {:.14g}", cell.number);
  auto const date = date_of_serial(cell.number, date_1904);
  if (!date.valid) return fmt::format("number {:.14g}", cell.number);
  return fmt::format("date {:04}-{:02}-{:02}T{:02}:{:02}:{:02}", date.year, date.month, date.day, date.seconds / 3600,
                     date.seconds / 60 % 60, date.seconds % 60);
}

std::string text_of(boost::json::value const& value) {
  if (value.is_string()) return "text " + std::string(value.as_string());
  if (value.is_bool()) return value.as_bool() ? "true" : "false";
  if (value.is_number()) return fmt::format("number {:.14g}", value.to_number<double>());
  auto const& [kind, text] = *value.as_object().begin();
  return (kind == "e" ? "error " : "date ") + std::string(text.as_string());
}

Cells read_cells(Workbook& workbook, std::size_t sheet) {
  Cells cells;
  workbook.read(sheet, [&](Row const& row) {
    for (auto const& cell : row.cells) {
      // openpyxl has no value either for an empty text or for a formula that was never computed.
      bool const empty_text = cell.type == CellType::text && cell.text.empty();
      if (cell.without_value || empty_text) continue;
      cells[cell_reference(row.number, cell.column)] = text_of(cell, workbook.date_1904());
    }
    return true;
  });
  return cells;
}

boost::json::object expected_workbooks() {
  std::ostringstream text;
  text << std::ifstream(support::test_data("xlsx-corpus-expected.json")).rdbuf();
  return boost::json::parse(text.str()).as_object();
}

void expect_same_cells(std::string const& path, boost::json::object const& expected) {
  Workbook workbook(path);
  auto const file_name = std::filesystem::path(path).filename().string();
  std::size_t known = 0;
  for (std::size_t i = 0; i < workbook.sheets().size(); ++i) {
    auto const* sheet = expected.if_contains(workbook.sheets()[i].name);
    ASSERT_NE(sheet, nullptr) << "sheet " << workbook.sheets()[i].name;
    ++known;
    Cells wanted;
    for (auto const& [reference, value] : sheet->as_object())
      if (text_of(value) != "text ") wanted[std::string(reference)] = text_of(value);
    if (auto const ours = explained.find(file_name); ours != explained.end())
      for (auto const& [reference, value] : ours->second) wanted[reference] = value;
    EXPECT_EQ(read_cells(workbook, i), wanted) << "sheet " << workbook.sheets()[i].name;
  }
  EXPECT_EQ(known, expected.size());
}

TEST(WorkbookCorpus, reads_every_cell_as_openpyxl_does) {
  auto const expected = expected_workbooks();
  auto const samples = support::sample_data();
  if (samples.empty()) std::cout << "NOT RUN on the whole corpus: no sample data beside this checkout\n";
  auto const folder = samples.empty() ? support::test_data("xlsx") : samples + "/xlsx-corpus";
  for (auto const& file : std::filesystem::directory_iterator(folder)) {
    auto const name = file.path().filename().string();
    SCOPED_TRACE(name);
    auto const* sheets = expected.if_contains(name);
    ASSERT_NE(sheets, nullptr);
    if (!sheets->is_object() || unseen_by_openpyxl.contains(name)) continue;
    try {
      expect_same_cells(file.path().string(), sheets->as_object());
    } catch (WorkbookError const& error) {
      ADD_FAILURE() << error.code << ": " << error.what();
    }
  }
}

}  // namespace
}  // namespace obereg::spreadsheets
