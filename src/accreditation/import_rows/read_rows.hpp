// Rows of a table of the form as a workbook holds them: columns are found by their headings, in any order.
#pragma once
#include <string>
#include <vector>

#include "accreditation/application/answers.hpp"
#include "accreditation/regulation/regulation.hpp"
#include "platform/spreadsheets/table_writer.hpp"

namespace obereg::accreditation {

struct ReadRows {
  std::string complaint;  // Russian: why nothing was taken and what to do; "" where it was
  std::vector<TableRow> rows;
  std::vector<std::string> ignored;  // headings that the table has no column for
};

// Of the first sheet that has the headings, in one of its first ten rows. Values are taken as they are, right or wrong:
// the check of the form says what is wrong. `most`: how many rows the table has room for.
ReadRows read_rows(std::string const& path, Input const& table, std::size_t most);

// The workbook to fill in, with the rows that are there.
void write_rows(std::string const& path, Input const& table, std::vector<TableRow> const& rows);

}  // namespace obereg::accreditation
