#include "platform/spreadsheets/rewriting/sheet_rewriter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <utility>

#include "platform/spreadsheets/reading/cell_reference.hpp"
#include "platform/spreadsheets/xml/handler.hpp"

namespace obereg::spreadsheets {
namespace {

constexpr std::uint32_t after_last_row = 1'048'577;
constexpr std::uint32_t after_last_column = 16'384;

std::uint32_t number_in(std::string_view digits, std::uint32_t otherwise) {
  std::uint32_t number = otherwise;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

// What may follow <legacyDrawing> in a worksheet (ECMA-376 part 1, 18.3.1.99).
bool follows_legacy_drawing(std::string_view name) {
  static constexpr std::array<std::string_view, 8> names = {
      "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

SheetRewriter::SheetRewriter(SheetChanges changes, std::size_t most_token_bytes)
    : changes_(std::move(changes)), scanner_(most_token_bytes) {}

void SheetRewriter::feed(std::string_view bytes, std::string& out) {
  out_ = &out;
  scanner_.feed(bytes, [this](Markup const& token) { take(token); });
}

void SheetRewriter::take(Markup const& token) {
  auto const name = without_prefix(token.name);
  bool const opens = token.kind == Markup::Kind::start || token.kind == Markup::Kind::empty;
  if (opens) ++depth_;
  if (dropped_from_ == 0 && hidden_from_ == 0) {
    if (opens)
      open_element(token, name);
    else if (token.kind == Markup::Kind::end)
      close_element(token, name);
    else
      *out_ += token.raw;
  } else if (dropped_from_ == 0) {
    *out_ += token.raw;
  }
  if (token.kind != Markup::Kind::end && token.kind != Markup::Kind::empty) return;
  if (dropped_from_ == depth_) dropped_from_ = 0;
  if (hidden_from_ == depth_) hidden_from_ = 0;
  if (depth_ != 0) --depth_;
}

// What the reader does not look into is copied without a look, too: extension lists repeat the names of cells.
void SheetRewriter::open_element(Markup const& token, std::string_view name) {
  if (depth_ == 1) prefix_ = token.name.substr(0, token.name.size() - name.size());
  if (depth_ == 2 && follows_legacy_drawing(name)) insert_legacy_drawing();
  if (name == "extLst" || name == "Fallback") hidden_from_ = depth_;
  if (hidden_from_ != 0) {
    *out_ += token.raw;
  } else if (!in_sheet_data_) {
    open_outside(token, name);
  } else if (name == "row") {
    open_row(token);
  } else if (name == "c") {
    open_cell(token);
  } else {
    *out_ += token.raw;
  }
}

void SheetRewriter::open_outside(Markup const& token, std::string_view name) {
  if (name == "sheetData") return open_sheet_data(token);
  // The range of used cells may be left out, and grows by what is added here.
  if (name == "dimension" || (name == "legacyDrawing" && changes_.drop_legacy_drawing)) return drop(token);
  if (name == "col") read_column(token.raw);
  if (name == "cols" && token.kind == Markup::Kind::empty) return drop(token);
  *out_ += token.raw;
}

void SheetRewriter::close_element(Markup const& token, std::string_view name) {
  if (name == "row" && in_row_) {
    write_cells_before(after_last_column);
    in_row_ = false;
  } else if (name == "sheetData" && in_sheet_data_) {
    write_missing_rows(after_last_row);
    in_sheet_data_ = false;
  } else if (name == "cols" && !in_sheet_data_) {
    close_columns();
  } else if (depth_ == 1) {
    insert_legacy_drawing();
  }
  *out_ += token.raw;
}

void SheetRewriter::drop(Markup const&) {
  dropped_from_ = depth_;
}

void SheetRewriter::read_column(std::string_view tag) {
  ColumnStyle column{0, 0, 0};
  each_attribute(tag, [&](std::string_view name, std::string_view value, std::string_view) {
    if (name == "min") column.first = number_in(value, 1);
    if (name == "max") column.last = number_in(value, 1);
    if (name == "style") column.style = number_in(value, 0);
  });
  last_styled_column_ = std::max(last_styled_column_, column.last);
  if (column.style != 0 && column.first != 0)
    column_styles_.push_back({column.first - 1, column.last - 1, column.style});
}

void SheetRewriter::close_columns() {
  columns_done_ = true;
  if (!changes_.wide_column || *changes_.wide_column < last_styled_column_) return;
  fmt::format_to(std::back_inserter(*out_), R"(<{0}col min="{1}" max="{1}" width="60" customWidth="1"/>)", prefix_,
                 *changes_.wide_column + 1);
}

void SheetRewriter::open_sheet_data(Markup const& token) {
  if (!columns_done_ && changes_.wide_column) {
    fmt::format_to(std::back_inserter(*out_), "<{}cols>", prefix_);
    close_columns();
    fmt::format_to(std::back_inserter(*out_), "</{}cols>", prefix_);
  }
  if (token.kind == Markup::Kind::start) {
    in_sheet_data_ = true;
    *out_ += token.raw;
    return;
  }
  fmt::format_to(std::back_inserter(*out_), "<{}sheetData>", prefix_);
  write_missing_rows(after_last_row);
  fmt::format_to(std::back_inserter(*out_), "</{}sheetData>", prefix_);
}

void SheetRewriter::insert_legacy_drawing() {
  if (changes_.legacy_drawing.empty() || std::exchange(drawing_done_, true)) return;
  fmt::format_to(std::back_inserter(*out_), R"(<{}legacyDrawing xmlns:r="{}" r:id="{}"/>)", prefix_,
                 changes_.relationships_namespace, changes_.legacy_drawing);
}

void SheetRewriter::read_edits(std::uint32_t row) {
  row_ = row;
  next_column_ = last_style_ = 0;
  row_style_.reset();
  edits_.clear();
  next_edit_ = 0;
  changes_.edits.of_row(row, edits_);
}

void SheetRewriter::write_missing_rows(std::uint32_t before) {
  for (auto next = changes_.edits.next_row(); next && *next < before; next = changes_.edits.next_row()) {
    read_edits(*next);
    if (edits_.empty()) continue;
    fmt::format_to(std::back_inserter(*out_), R"(<{}row r="{}">)", prefix_, row_);
    write_cells_before(after_last_column);
    fmt::format_to(std::back_inserter(*out_), "</{}row>", prefix_);
  }
}

void SheetRewriter::open_row(Markup const& token) {
  auto number = row_ + 1;
  std::optional<std::uint32_t> style;
  bool has_style = false;
  each_attribute(token.raw, [&](std::string_view name, std::string_view value, std::string_view) {
    if (name == "r") number = number_in(value, number);
    if (name == "s") style = number_in(value, 0);
    if (name == "customFormat") has_style = value == "1" || value == "true";
  });
  write_missing_rows(number);
  read_edits(number);
  if (has_style) row_style_ = style;
  in_row_ = token.kind == Markup::Kind::start;
  if (edits_.empty()) {
    *out_ += token.raw;
    return;
  }
  auto tag = with_attributes(token.raw, {"spans"}, "");
  if (in_row_) {
    *out_ += tag;
    return;
  }
  tag.erase(tag.size() - 2, 1);
  *out_ += tag;
  write_cells_before(after_last_column);
  fmt::format_to(std::back_inserter(*out_), "</{}row>", prefix_);
}

void SheetRewriter::open_cell(Markup const& token) {
  auto column = next_column_;
  std::uint32_t style = 0;
  each_attribute(token.raw, [&](std::string_view name, std::string_view value, std::string_view) {
    if (name == "r") column = parse_cell_reference(value).column;
    if (name == "s") style = number_in(value, 0);
  });
  write_cells_before(column);
  next_column_ = column + 1;
  auto const own_style = changes_.styles.unmarked(style);
  last_style_ = own_style;
  auto const* const edit =
      next_edit_ < edits_.size() && edits_[next_edit_].column == column ? &edits_[next_edit_++] : nullptr;
  if (edit != nullptr && edit->kind != CellEdit::Kind::mark) {
    if (edit->kind != CellEdit::Kind::clear) write_text_cell(*edit, own_style);
    return drop(token);
  }
  auto const new_style = edit != nullptr ? changes_.styles.marked(own_style) : own_style;
  if (new_style == style)
    *out_ += token.raw;
  else
    *out_ += with_attributes(token.raw, {"s"}, fmt::format(R"( s="{}")", new_style));
}

// The cells that the row of the file does not have.
void SheetRewriter::write_cells_before(std::uint32_t column) {
  for (; next_edit_ < edits_.size() && edits_[next_edit_].column < column; ++next_edit_) {
    auto const& edit = edits_[next_edit_];
    auto const style = default_style(edit.column);
    if (edit.kind == CellEdit::Kind::mark) {
      fmt::format_to(std::back_inserter(*out_), R"(<{}c r="{}" s="{}"/>)", prefix_, cell_reference(row_, edit.column),
                     changes_.styles.marked(style));
    } else if (edit.kind != CellEdit::Kind::clear) {
      write_text_cell(edit, edit.kind == CellEdit::Kind::set_heading ? last_style_ : style);
    }
  }
}

std::uint32_t SheetRewriter::default_style(std::uint32_t column) const {
  if (row_style_) return changes_.styles.unmarked(*row_style_);
  for (auto const& each : column_styles_)
    if (column >= each.first && column <= each.last) return changes_.styles.unmarked(each.style);
  return 0;
}

void SheetRewriter::write_text_cell(CellEdit const& edit, std::uint32_t style) {
  fmt::format_to(std::back_inserter(*out_),
                 R"(<{0}c r="{1}" s="{2}" t="inlineStr"><{0}is><{0}t xml:space="preserve">{3}</{0}t></{0}is></{0}c>)",
                 prefix_, cell_reference(row_, edit.column), style, escaped_cell_text(edit.text));
}

}  // namespace obereg::spreadsheets
