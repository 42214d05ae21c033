// What a cell of a workbook says, whatever way Excel keeps it.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/time.hpp"
#include "platform/spreadsheets/workbook.hpp"

namespace obereg::spreadsheets {

enum class ValueState : std::uint8_t {
  empty,  // no cell, or only spaces
  present,
  without_value,   // a formula that was never computed
  error,           // #Н/Д and its like
  bad_characters,  // control characters, broken encoding
};

struct CellValue {
  ValueState state = ValueState::empty;
  bool is_number = false;
  bool is_date = false;           // a date cell; `date` is nothing where its number is no date
  std::string_view text;          // spaces tidied; of a whole number its digits. Valid during the row only.
  std::optional<LocalDate> date;  // of a date cell

  bool present() const { return state == ValueState::present; }
};

// `buffer` keeps a text that had to be changed; the value may refer to it.
CellValue value_of(Cell const& cell, bool date_1904, std::string& buffer);

// The day that a date cell means, or a text in one of the two spellings that count as right: 25.02.2026, 2026-02-25.
std::optional<LocalDate> date_of(CellValue const& value);

}  // namespace obereg::spreadsheets
