#include "platform/spreadsheets/csv.hpp"

#include <string_view>

namespace obereg::spreadsheets {

std::string csv_cell(std::string value) {
  if (!value.empty() && std::string_view("=+-@\t").find(value.front()) != std::string_view::npos) value.insert(0, "'");
  if (value.find_first_of(";\"\r\n") == std::string::npos) return value;
  std::string quoted = "\"";
  for (char const byte : value) quoted += byte == '"' ? "\"\"" : std::string(1, byte);
  return quoted + "\"";
}

std::string csv_row(std::vector<std::string> const& values) {
  std::string row;
  for (std::size_t i = 0; i < values.size(); ++i) row += (i == 0 ? "" : ";") + csv_cell(values[i]);
  return row + "\r\n";
}

}  // namespace obereg::spreadsheets
