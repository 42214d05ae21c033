// The user's own workbook given back with some columns filled in, such as the numbers given to its records.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "platform/spreadsheets/workbook.hpp"

namespace obereg::spreadsheets {

struct Filling {
  std::size_t sheet = 0;  // as in Workbook::sheets()
  std::uint32_t heading_row = 1;
  // Columns are found by their heading, whatever its letter case; one that is not there is appended at the right.
  std::vector<std::string> headings;
  // Asked for every row below the headings: fills `values` (as many as headings, empty before), false to leave the row
  // as it is. An empty value leaves its cell as it is.
  std::function<bool(std::uint32_t row, std::vector<std::string>& values)> values;
};

// Writes `target`: the workbook `source` with the values as text; cells keep their look.
// Throws WorkbookError where the source can't be read. Memory does not grow with the sheet.
void filled_copy(std::string const& source, std::string const& target, Filling const& filling, Limits limits = {});

}  // namespace obereg::spreadsheets
