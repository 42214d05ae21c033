#include "platform/spreadsheets/reading/sheet_rows.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "platform/spreadsheets/errors.hpp"
#include "platform/spreadsheets/reading/cell_reference.hpp"
#include "platform/spreadsheets/xml/characters.hpp"

namespace obereg::spreadsheets {
namespace {

template <class Number>
bool parse_whole(std::string_view text, Number& number) {
  auto const parsed = std::from_chars(text.data(), text.data() + text.size(), number);
  return parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size();
}

}  // namespace

void SheetRows::start(std::string_view name, XmlAttributes attributes) {
  if (!in_sheet_data_) {
    if (name == "sheetData") in_sheet_data_ = true;
    if (name == "mergeCell") has_merged_cells_ = true;
  } else if (name == "c") {
    start_cell(attributes);
  } else if (in_cell_) {
    start_value(name);
  } else if (name == "row") {
    start_row(attributes);
  }
}

void SheetRows::end(std::string_view name) {
  if (!in_sheet_data_) return;
  if (name == "v" || name == "t") {
    wants_text = false;
  } else if (name == "c") {
    end_cell();
  } else if (name == "row") {
    end_row();
  } else if (name == "is") {
    in_inline_ = false;
  } else if (name == "rPh") {
    --phonetic_;
  } else if (name == "sheetData") {
    in_sheet_data_ = false;
  }
}

void SheetRows::text(std::string_view piece) {
  if (row_text_.size() - value_begin_ + piece.size() > limits_.cell_bytes)
    throw bomb(fmt::format("слишком длинный текст в строке {}", row_));
  row_text_ += piece;
  has_value_ = true;
}

void SheetRows::start_row(XmlAttributes attributes) {
  if (in_row_) throw broken(fmt::format("строка внутри строки {}", row_));
  auto number = row_ + 1;  // a row without a number follows the one before it
  if (auto const written = attribute(attributes, "r"); !written.empty() && !parse_whole(written, number))
    throw broken("неверный номер строки");
  if (number <= row_) throw broken(fmt::format("после строки {} стоит строка {}", row_, number));
  if (number > limits_.rows) throw broken(fmt::format("номер строки {} больше {}", number, limits_.rows));
  row_ = number;
  next_column_ = 0;
  cells_.clear();
  text_begins_.clear();
  row_text_.clear();
  in_row_ = true;
  row_has_cells_ = false;
}

SheetRows::Stored SheetRows::stored_as(std::string_view type) {
  if (type == "s") return Stored::shared_string;
  if (type == "inlineStr") return Stored::inline_string;
  if (type == "str") return Stored::formula_string;
  if (type == "b") return Stored::boolean;
  if (type == "e") return Stored::error;
  if (type == "d") return Stored::iso_date;
  return Stored::number;
}

void SheetRows::start_cell(XmlAttributes attributes) {
  if (!in_row_ || in_cell_) throw broken(fmt::format("ячейка вне строки, после строки {}", row_));
  cell_ = {};
  stored_ = Stored::number;
  auto column = next_column_;  // a cell without a reference follows the one before it
  for (auto const& [name, value] : attributes) {
    if (name == "r") {
      auto const reference = parse_cell_reference(value);
      if (reference.row != row_ || reference.column < next_column_)
        throw broken(fmt::format("ячейка «{}» стоит не на своём месте в строке {}", value, row_));
      column = reference.column;
    } else if (name == "s") {
      std::uint32_t style = 0;
      cell_.is_date = parse_whole(value, style) && formats_.is_date(style);
    } else if (name == "t") {
      stored_ = stored_as(value);
    }
  }
  if (column >= limits_.columns) throw broken(fmt::format("в строке {} больше {} столбцов", row_, limits_.columns));
  cell_.column = column;
  next_column_ = column + 1;
  value_begin_ = row_text_.size();
  has_value_ = has_inline_ = in_inline_ = false;
  in_cell_ = row_has_cells_ = true;
  phonetic_ = 0;
}

void SheetRows::start_value(std::string_view name) {
  if (name == "v") {
    wants_text = !has_inline_;  // of <is> and a stray <v> the former counts
  } else if (name == "t") {
    wants_text = in_inline_ && phonetic_ == 0;
  } else if (name == "f") {
    cell_.formula = true;
  } else if (name == "is") {
    in_inline_ = has_inline_ = true;
    row_text_.resize(value_begin_);
  } else if (name == "rPh") {
    ++phonetic_;
  }
}

void SheetRows::end_cell() {
  in_cell_ = wants_text = false;
  if (has_value_ || has_inline_) {
    set_value(cell_);
  } else if (cell_.formula) {
    // A formula's empty text is written as t="str" with an empty <v>; nothing at all means that it was never computed.
    cell_.without_value = stored_ != Stored::formula_string;
    cell_.type = cell_.without_value ? CellType::empty : CellType::text;
  } else {
    return;
  }
  bool const own_text = value_begin_ != row_text_.size();
  cells_.push_back(cell_);
  text_begins_.push_back(own_text ? static_cast<std::uint32_t>(value_begin_) : no_text);
}

void SheetRows::set_value(Cell& cell) {
  bool const may_be_date = cell.is_date;
  cell.is_date = false;
  switch (stored_) {
    case Stored::shared_string:
      return set_shared_string(cell, value());
    case Stored::inline_string:
    case Stored::formula_string:
      decode_escapes(row_text_, value_begin_);
      cell.type = CellType::text;
      return;
    case Stored::boolean:
      cell.type = CellType::boolean;
      cell.number = value() == "1" || value() == "true" ? 1 : 0;
      return;
    case Stored::error:
      cell.type = CellType::error;
      return;
    case Stored::iso_date:
      cell.type = CellType::iso_date;
      return;
    case Stored::number:
      set_number(cell, value());
      cell.is_date = may_be_date && cell.type == CellType::number;
      return;
  }
}

void SheetRows::set_number(Cell& cell, std::string_view spelling) {
  bool const is_number = parse_whole(spelling, cell.number) && std::isfinite(cell.number);
  cell.type = is_number ? CellType::number : CellType::text;
  if (!is_number) cell.number = 0;
}

void SheetRows::set_shared_string(Cell& cell, std::string_view index) {
  std::uint32_t number = 0;
  if (!parse_whole(index, number) || number >= strings_.size())
    throw broken(fmt::format("ячейка в строке {} ссылается на текст, которого в книге нет", row_));
  cell.type = CellType::text;
  cell.text = strings_.at(number);
  row_text_.resize(value_begin_);
}

void SheetRows::end_row() {
  in_row_ = false;
  if (!row_has_cells_) return;
  // Only now, for row_text_ moves while it grows.
  std::size_t end = row_text_.size();
  for (auto i = cells_.size(); i-- > 0;) {
    if (text_begins_[i] == no_text) continue;
    cells_[i].text = std::string_view(row_text_).substr(text_begins_[i], end - text_begins_[i]);
    end = text_begins_[i];
  }
  if (!on_row_({row_, cells_})) finished = true;
}

}  // namespace obereg::spreadsheets
