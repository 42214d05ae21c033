#include "platform/spreadsheets/reading/cell_reference.hpp"

#include <algorithm>

namespace obereg::spreadsheets {

CellReference parse_cell_reference(std::string_view text) {
  std::size_t i = 0;
  std::uint32_t column = 0, row = 0;
  for (; i < text.size() && i < 4; ++i) {
    auto const letter = static_cast<char>(text[i] | 0x20);
    if (letter < 'a' || letter > 'z') break;
    column = column * 26 + static_cast<std::uint32_t>(letter - 'a') + 1;
  }
  if (i == 0 || text.size() - i > 8) return {};
  for (; i < text.size(); ++i) {
    if (text[i] < '0' || text[i] > '9') return {};
    row = row * 10 + static_cast<std::uint32_t>(text[i] - '0');
  }
  return {row, column - 1};
}

std::string column_letters(std::uint32_t column) {
  std::string letters;
  for (auto rest = column + 1; rest != 0; rest = (rest - 1) / 26) letters += static_cast<char>('A' + (rest - 1) % 26);
  std::reverse(letters.begin(), letters.end());
  return letters;
}

std::string cell_reference(std::uint32_t row, std::uint32_t column) {
  return column_letters(column) + std::to_string(row);
}

}  // namespace obereg::spreadsheets
