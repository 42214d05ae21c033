// Copies a worksheet's XML with some cells changed: a stream in, a stream out (ECMA-376 part 1, 18.3.1).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/spreadsheets/marking/mark_styles.hpp"
#include "platform/spreadsheets/rewriting/markup_scanner.hpp"

namespace obereg::spreadsheets {

struct CellEdit {
  enum class Kind : std::uint8_t { mark, set_text, set_heading, clear };
  std::uint32_t column = 0;
  Kind kind = Kind::mark;
  std::string text;  // of set_text and set_heading; the latter looks like the cell to its left
};

class SheetEdits {
 public:
  virtual ~SheetEdits() = default;
  // The edits of a row, one a column, in the order of columns. Asked once for every row, in order.
  virtual void of_row(std::uint32_t row, std::vector<CellEdit>& edits) = 0;
  // The next row that has to be there, be it in the sheet or not.
  virtual std::optional<std::uint32_t> next_row() { return std::nullopt; }
};

struct SheetChanges {
  SheetEdits& edits;
  MarkStyles const& styles;
  std::optional<std::uint32_t> wide_column;  // the column of messages
  std::string legacy_drawing;                // id of the relationship to the shapes of our comments; empty: none
  std::string relationships_namespace;
  bool drop_legacy_drawing = false;  // that of our earlier comments
};

class SheetRewriter {
 public:
  SheetRewriter(SheetChanges changes, std::size_t most_token_bytes);
  void feed(std::string_view bytes, std::string& out);

 private:
  struct ColumnStyle {
    std::uint32_t first, last, style;
  };

  void take(Markup const& token);
  void open_element(Markup const& token, std::string_view name);
  void open_outside(Markup const& token, std::string_view name);
  void close_element(Markup const& token, std::string_view name);
  void read_column(std::string_view tag);
  void open_sheet_data(Markup const& token);
  void close_columns();
  void insert_legacy_drawing();
  void open_row(Markup const& token);
  void open_cell(Markup const& token);
  void write_cells_before(std::uint32_t column);
  void write_text_cell(CellEdit const& edit, std::uint32_t style);
  void write_missing_rows(std::uint32_t before);
  void read_edits(std::uint32_t row);
  std::uint32_t default_style(std::uint32_t column) const;
  void drop(Markup const& token);

  SheetChanges changes_;
  MarkupScanner scanner_;
  std::string* out_ = nullptr;
  std::string prefix_;  // of the sheet's elements, with the colon
  std::vector<ColumnStyle> column_styles_;
  std::uint32_t last_styled_column_ = 0;  // after the last <col>
  std::vector<CellEdit> edits_;
  std::size_t next_edit_ = 0;

  std::uint32_t row_ = 0, next_column_ = 0, last_style_ = 0;
  std::optional<std::uint32_t> row_style_;
  unsigned depth_ = 0;
  unsigned dropped_from_ = 0, hidden_from_ = 0;  // depth of a subtree left out, or copied unread; 0: none
  bool in_sheet_data_ = false, in_row_ = false, columns_done_ = false, drawing_done_ = false;
};

}  // namespace obereg::spreadsheets
