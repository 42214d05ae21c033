// Marks in the order of the sheet's rows, turned into edits of cells.
#pragma once
#include <deque>
#include <string>
#include <vector>

#include "platform/spreadsheets/marked_copy.hpp"
#include "platform/spreadsheets/rewriting/sheet_rewriter.hpp"

namespace obereg::spreadsheets {

inline constexpr auto message_heading = "Ошибки";

struct CellComment {
  std::uint32_t row = 0, column = 0;
  std::string text;
};

class MarkEdits final : public SheetEdits {
 public:
  // `message_column`: where the messages of a row stand; `replaces`: it is there already, from an earlier copy.
  MarkEdits(Marking const& marking, std::uint32_t message_column, bool replaces);

  // Reads ahead: the comments of the first `most` marked cells, those of one cell joined.
  std::vector<CellComment> first_comments(std::size_t most);

  void of_row(std::uint32_t row, std::vector<CellEdit>& edits) override;
  std::optional<std::uint32_t> next_row() override;

 private:
  bool read_ahead();
  Mark const* next();

  Marking const& marking_;
  std::uint32_t message_column_;
  bool replaces_;
  std::deque<Mark> ahead_;
  std::uint32_t last_row_ = 0;
};

}  // namespace obereg::spreadsheets
