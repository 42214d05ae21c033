// Cells of CSV as Russian Excel opens it: parted by semicolons, rows end in CR LF, UTF-8 with a byte order mark.
#pragma once
#include <string>
#include <vector>

namespace obereg::spreadsheets {

inline constexpr char const csv_mark[] = "\xEF\xBB\xBF";

// Quoted where it must be (RFC 4180, 2). What a spreadsheet would take for a formula begins with an apostrophe.
std::string csv_cell(std::string value);
std::string csv_row(std::vector<std::string> const& values);  // with its end of line

}  // namespace obereg::spreadsheets
