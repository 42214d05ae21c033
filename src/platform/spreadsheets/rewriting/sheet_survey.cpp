#include "platform/spreadsheets/rewriting/sheet_survey.hpp"

#include <algorithm>

#include "core/text.hpp"

namespace obereg::spreadsheets {

SheetSurvey survey(Workbook& workbook, std::size_t sheet, std::uint32_t heading_row) {
  SheetSurvey found;
  workbook.read(sheet, [&](Row const& row) {
    if (!row.cells.empty()) found.columns = std::max(found.columns, row.cells.back().column + 1);
    if (row.number == heading_row)
      for (auto const& cell : row.cells) found.headings.try_emplace(text::fold(cell.text), cell.column);
    return true;
  });
  return found;
}

}  // namespace obereg::spreadsheets
