// PostgreSQL's text format of COPY: tab between columns, \N for NULL, backslash escapes.
#pragma once
#include <string>
#include <vector>

#include "platform/database/database.hpp"

namespace obereg::database {

void append_copy_row(std::string& buffer, std::vector<Value> const& row);
std::string shortest(double number);  // the shortest text that reads back as the same number

}  // namespace obereg::database
