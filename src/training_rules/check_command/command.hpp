// `obereg training check FILE.xlsx`: the whole check of a workbook without a server or a database.
#pragma once
#include <iosfwd>
#include <string>

#include "training_rules/check_workbook/row/row_check.hpp"

namespace obereg::training {

struct CheckCommand {
  std::string file;
  CheckRequest request;
  bool json = false;
};

// Returns the exit status: 0 no errors, 1 errors, 2 not a workbook or wrong columns (words on `err`).
int check_command(CheckCommand const& command, std::ostream& out, std::ostream& err);

}  // namespace obereg::training
