// Finds the row of headings and which column of the sheet is which.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/spreadsheets/workbook.hpp"
#include "training_rules/model/columns.hpp"

namespace obereg::training {

// The headings stand in one of the first rows; a title of the document may be above them.
inline constexpr std::uint32_t last_heading_row = 10;

struct Headings {
  std::uint32_t row = 0;
  std::vector<std::optional<Column>> column_of_sheet;  // by the sheet's column, from 0
  std::vector<Column> repeated;
  std::vector<std::string> unknown;

  bool has(Column column) const;
  std::vector<Column> missing(ImportKind kind) const;
};

// Nothing where less than half of the mandatory headings stand in this row: then it is not the row of headings.
std::optional<Headings> headings_of(spreadsheets::Row const& row, ImportKind kind);

// Russian: what is wrong with the headings and what to do; empty where they are right.
std::string complaint(Headings const& headings, ImportKind kind);

}  // namespace obereg::training
