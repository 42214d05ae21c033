// The user's own workbook given back with what is wrong in it (TRN-10): edited in place, everything else untouched.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "platform/spreadsheets/workbook.hpp"

namespace obereg::spreadsheets {

struct Mark {
  std::uint32_t row = 0;                // from 1
  std::optional<std::uint32_t> column;  // from 0; nothing: the row as a whole
  std::string text;                     // Russian, for the user
};

// A cell of the sheet «Итоги»; a count is a number there too, so that Excel can add it up.
using SummaryValue = std::variant<std::string, std::int64_t>;
using SummaryRow = std::vector<SummaryValue>;

struct Marking {
  std::size_t sheet = 0;  // as in Workbook::sheets()
  std::uint32_t heading_row = 1;
  // Gives the next mark, false after the last. In order of rows; the marks of one row in any order.
  std::function<bool(Mark&)> next;
  std::vector<SummaryRow> summary;  // rows of the sheet «Итоги», cell by cell
};

// How many marked cells get a comment: Excel opens a sheet with many more of them slowly.
inline constexpr std::size_t most_comments = 2'000;

// Writes `target`: the workbook `source` with the marked cells red and commented, a column «Ошибки» at the right and
// a sheet «Итоги». A source that was marked before (the user mended some rows and sent it again) gets the new marks in
// place of the old ones. A sheet with comments of the user's own keeps them and gets none of ours.
// Throws WorkbookError where the source can't be read. Memory does not grow with the sheet or the number of marks.
void marked_copy(std::string const& source, std::string const& target, Marking const& marking, Limits limits = {});

}  // namespace obereg::spreadsheets
