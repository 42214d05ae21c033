// What every column of the workbook means to those who fill it in (TRN-01, TRN-03 to TRN-09).
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "training_rules/model/columns.hpp"

namespace obereg::training {

struct ColumnGuide {
  Column column;
  std::string_view meaning, rule, example;
  std::string_view import_rule = {};  // of the note in the template of a first import, where it is another
};

// In the order of the template.
std::span<ColumnGuide const> column_guide();

// The values of the column's drop-down list; empty where any text may stand.
std::vector<std::string> choices_of(Column column, ImportKind kind);

}  // namespace obereg::training
