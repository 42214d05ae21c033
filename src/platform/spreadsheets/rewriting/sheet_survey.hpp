// What has to be known of a sheet before it is copied with changes.
#pragma once
#include <cstdint>
#include <map>
#include <string>

#include "platform/spreadsheets/workbook.hpp"

namespace obereg::spreadsheets {

struct SheetSurvey {
  std::map<std::string, std::uint32_t> headings;  // folded text -> column
  std::uint32_t columns = 0;                      // used in any row
};

// Reads the whole sheet, so that what is copied afterwards is known to be sound. Throws WorkbookError.
SheetSurvey survey(Workbook& workbook, std::size_t sheet, std::uint32_t heading_row);

}  // namespace obereg::spreadsheets
