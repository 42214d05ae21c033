// The rules a record may break, and what is said of each break.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace obereg::training {

enum class Rule : std::uint8_t {
  mandatory,
  new_has_no_entry_date,
  new_needs_knowledge_check,
  number_in_registry,  // found by the server
  provider_name_differs,
  provider_inn_differs,
  result_value,
  knowledge_check_value,
  annulment_must_be_empty,
  inn_check_digit,
  snils_check_digit,
  date_value,
  date_in_future,
  programme_unknown,
  too_long,
  bad_characters,
  duplicate_in_file,
  duplicate_pending,  // found by the server
  number_not_allowed,
  no_rows,
  number_not_issued,     // found by the server
  duplicate_registered,  // found by the server
  number_form,
  provider_not_accredited,  // found by the server
};

inline constexpr std::size_t rule_count = 24;

std::string_view name(Rule rule);          // "inn-check-digit": stable, for programs
std::string_view russian_name(Rule rule);  // "неверный ИНН": for counts on pages

// A value quoted in a message: cut to the length of a line, so that a message never grows with the file.
std::string shown(std::string_view text);

// One wrong cell. `row` is as Excel numbers it; `column` is its title, empty for an error of the whole file.
struct CellError {
  std::uint32_t row = 0;
  std::string_view column;
  Rule rule = Rule::mandatory;
  std::string message;     // Russian: what is wrong and what to do
  std::string value = {};  // of the cell, not longer than a line; empty for an error of the whole row or file
};

// A mend that is certain to be right. It is offered, and applied only on the user's consent.
struct Repair {
  std::uint32_t row = 0;
  std::string_view column;
  std::string from, to;
  std::string why;  // Russian
};

}  // namespace obereg::training
