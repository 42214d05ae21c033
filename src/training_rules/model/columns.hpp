// The columns of a workbook of training records (TRN-03): found by their headings, in any order.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace obereg::training {

enum class ImportKind : std::uint8_t { reimport, import };

enum class Column : std::uint8_t {
  registry_number,
  last_name,
  first_name,
  middle_name,
  snils,
  employer_name,
  employer_inn,
  position,
  provider_name,
  provider_inn,
  protocol_number,
  programme,
  checked_on,
  outcome,
  entered_on,
  knowledge_check,
  annulled,
  annulled_on,
};

inline constexpr std::size_t column_count = 18;

struct ColumnFacts {
  Column column;
  std::string_view title;
  bool mandatory;       // for a re-import
  std::size_t longest;  // in characters
};

std::array<ColumnFacts, column_count> const& columns();
ColumnFacts const& facts(Column column);
inline std::string_view title(Column column) {
  return facts(column).title;
}
// A first import gives numbers on entry, so it has no column of numbers.
bool is_mandatory(Column column, ImportKind kind);

}  // namespace obereg::training
