// Turns the elements of a worksheet into rows of cells (ECMA-376 part 1, 18.3.1).
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "platform/spreadsheets/reading/number_formats.hpp"
#include "platform/spreadsheets/reading/shared_strings.hpp"
#include "platform/spreadsheets/workbook.hpp"

namespace obereg::spreadsheets {

class SheetRows final : public XmlHandler {
 public:
  using OnRow = std::function<bool(Row const&)>;

  SheetRows(SharedStrings const& strings, NumberFormats const& formats, Limits const& limits, OnRow const& on_row)
      : strings_(strings), formats_(formats), limits_(limits), on_row_(on_row) {}

  bool has_merged_cells() const { return has_merged_cells_; }

  void start(std::string_view name, XmlAttributes attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view piece) override;

 private:
  // The attribute t of <c> (ST_CellType).
  enum class Stored : std::uint8_t { number, shared_string, inline_string, formula_string, boolean, error, iso_date };
  static constexpr std::uint32_t no_text = UINT32_MAX;

  static Stored stored_as(std::string_view type);
  void start_row(XmlAttributes attributes);
  void start_cell(XmlAttributes attributes);
  void start_value(std::string_view name);
  void end_cell();
  void end_row();
  void set_value(Cell& cell);
  void set_number(Cell& cell, std::string_view spelling);
  void set_shared_string(Cell& cell, std::string_view index);
  std::string_view value() const { return std::string_view(row_text_).substr(value_begin_); }

  SharedStrings const& strings_;
  NumberFormats const& formats_;
  Limits const& limits_;
  OnRow const& on_row_;

  std::vector<Cell> cells_;
  std::vector<std::uint32_t> text_begins_;  // of each cell in row_text_; no_text for a shared string or none
  std::string row_text_;                    // own texts of the row's cells, one after another
  std::size_t value_begin_ = 0;             // of the current cell in row_text_

  Cell cell_;
  Stored stored_ = Stored::number;
  std::uint32_t row_ = 0;
  std::uint32_t next_column_ = 0;
  unsigned phonetic_ = 0;
  bool in_sheet_data_ = false, in_row_ = false, in_cell_ = false, in_inline_ = false;
  bool has_value_ = false, has_inline_ = false, row_has_cells_ = false;
  bool has_merged_cells_ = false;
};

}  // namespace obereg::spreadsheets
