#include "platform/spreadsheets/marking/summary_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "platform/spreadsheets/reading/cell_reference.hpp"
#include "platform/spreadsheets/rewriting/markup_scanner.hpp"

namespace obereg::spreadsheets {
namespace {

constexpr auto sheet_name = "Итоги";
constexpr auto title = "Итоги проверки";  // in A1; by it the sheet is known again

void append_row(std::string& text, std::uint32_t number, SummaryRow const& cells) {
  fmt::format_to(std::back_inserter(text), R"(<row r="{}">)", number);
  for (std::uint32_t column = 0; column < cells.size(); ++column) {
    auto const reference = cell_reference(number, column);
    if (auto const* count = std::get_if<std::int64_t>(&cells[column]))
      fmt::format_to(std::back_inserter(text), R"(<c r="{}"><v>{}</v></c>)", reference, *count);
    else
      fmt::format_to(std::back_inserter(text), R"(<c r="{}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>)",
                     reference, escaped_cell_text(std::get<std::string>(cells[column])));
  }
  text += "</row>";
}

std::string sheet_text(std::string const& main_namespace, std::vector<SummaryRow> const& rows) {
  auto text = fmt::format(R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="{}"><cols><col min="1" max="1" width="50" customWidth="1"/></cols><sheetData>)",
                          main_namespace);
  append_row(text, 1, {title});
  std::uint32_t number = 2;
  for (auto const& each : rows) append_row(text, number++, each);
  return text + "</sheetData></worksheet>";
}

bool is_ours(Workbook& workbook, std::size_t sheet) {
  bool found = false;
  workbook.read(sheet, [&](Row const& row) {
    found = row.number == 1 && !row.cells.empty() && row.cells[0].column == 0 && row.cells[0].text == title;
    return false;
  });
  return found;
}

}  // namespace

void write_summary(PackageCopy& package, WorkbookParts& parts, Workbook& workbook,
                   std::vector<SummaryRow> const& rows) {
  auto const content = sheet_text(parts.main_namespace(), rows);
  auto const& sheets = workbook.sheets();
  for (std::size_t i = 0; i < sheets.size(); ++i)
    if (sheets[i].name.starts_with(sheet_name) && is_ours(workbook, i)) return package.write(sheets[i].part, content);
  auto const is_taken = [&](std::string const& name) {
    return std::any_of(sheets.begin(), sheets.end(), [&](Sheet const& each) { return each.name == name; });
  };
  std::string name = sheet_name;
  for (int i = 2; is_taken(name); ++i) name = fmt::format("{} {}", sheet_name, i);
  auto const part = parts.free_name("xl/worksheets/summary_obereg", "xml");
  package.write(part, content);
  parts.add_sheet(name, part);
}

}  // namespace obereg::spreadsheets
