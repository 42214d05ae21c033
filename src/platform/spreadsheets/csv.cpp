#include "platform/spreadsheets/csv.hpp"

#include <string_view>

namespace obereg::spreadsheets {

std::string csv_cell(std::string value) {
  if (!value.empty() && std::string_view("=+-@\t").find(value.front()) != std::string_view::npos)
    value.insert(value.begin(), '\'');
  if (value.find_first_of(";\"\r\n") == std::string::npos) return value;
  std::string quoted(1, '"');
  for (char const byte : value) quoted.append(byte == '"' ? 2 : 1, byte);
  quoted += '"';
  return quoted;
}

std::string csv_row(std::vector<std::string> const& values) {
  std::string row;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) row += ';';
    row += csv_cell(values[i]);
  }
  row += "\r\n";
  return row;
}

}  // namespace obereg::spreadsheets
