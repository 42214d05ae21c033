// "AB12" and back.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace obereg::spreadsheets {

struct CellReference {
  std::uint32_t row = 0;     // from 1; 0: not a reference
  std::uint32_t column = 0;  // from 0: A
};

CellReference parse_cell_reference(std::string_view text);
std::string column_letters(std::uint32_t column);
std::string cell_reference(std::uint32_t row, std::uint32_t column);

}  // namespace obereg::spreadsheets
