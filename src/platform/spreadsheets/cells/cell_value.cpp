#include "platform/spreadsheets/cells/cell_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/text.hpp"

namespace obereg::spreadsheets {
namespace {

constexpr double largest_exact = 1e15;

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char digit) { return digit >= '0' && digit <= '9'; });
}

CellValue text_value(std::string_view text, std::string& buffer) {
  CellValue value;
  if (!text::is_clean(text)) {
    value.state = ValueState::bad_characters;
    return value;
  }
  if (!text::is_tidy(text)) text = buffer = text::tidy_spaces(text);
  value.text = text;
  if (!text.empty()) value.state = ValueState::present;
  return value;
}

// 7707083893 may stand in the file as 7.707083893E9.
CellValue number_value(Cell const& cell, bool date_1904, std::string& buffer) {
  CellValue value;
  value.state = ValueState::present;
  value.is_number = true;
  value.text = cell.text;
  if (!all_digits(cell.text) && std::floor(cell.number) == cell.number && std::fabs(cell.number) < largest_exact) {
    value.text = buffer = fmt::format("{:.0f}", cell.number);
  }
  if (cell.is_date) {
    value.is_date = true;
    auto const date = date_of_serial(cell.number, date_1904);
    if (date.valid) value.date = LocalDate::of(date.year, date.month, date.day);
  }
  return value;
}

// An ISO date of a cell may go on with the time of day.
CellValue iso_date_value(Cell const& cell, std::string& buffer) {
  auto value = text_value(cell.text, buffer);
  value.is_date = true;
  bool const alone = value.text.size() == 10 || (value.text.size() > 10 && value.text[10] == 'T');
  if (alone) value.date = LocalDate::parse_iso(value.text.substr(0, 10));
  return value;
}

}  // namespace

CellValue value_of(Cell const& cell, bool date_1904, std::string& buffer) {
  if (cell.without_value) return {ValueState::without_value, false, false, {}, {}};
  switch (cell.type) {
    case CellType::empty:
      return {};
    case CellType::error:
      return {ValueState::error, false, false, cell.text, {}};
    case CellType::text:
      return text_value(cell.text, buffer);
    case CellType::number:
      return number_value(cell, date_1904, buffer);
    case CellType::boolean:
      return text_value(cell.number != 0 ? "ИСТИНА" : "ЛОЖЬ", buffer);
    case CellType::iso_date:
      return iso_date_value(cell, buffer);
  }
  return {};
}

std::optional<LocalDate> date_of(CellValue const& value) {
  if (value.is_date) return value.date;
  if (value.is_number) return {};
  auto const date = LocalDate::parse_russian(value.text);
  return date ? date : LocalDate::parse_iso(value.text);
}

}  // namespace obereg::spreadsheets
