#include "platform/spreadsheets/marking/mark_edits.hpp"

#include <algorithm>
#include <stdexcept>

namespace obereg::spreadsheets {
namespace {

constexpr std::size_t most_text_bytes = 30'000;  // Excel takes 32,767 characters in a cell

void append_message(std::string& messages, std::string_view message) {
  if (messages.size() + message.size() > most_text_bytes) return;
  if (!messages.empty()) messages += messages.ends_with('.') ? " " : "; ";
  messages += message;
}

}  // namespace

MarkEdits::MarkEdits(Marking const& marking, std::uint32_t message_column, bool replaces)
    : marking_(marking), message_column_(message_column), replaces_(replaces) {}

bool MarkEdits::read_ahead() {
  Mark mark;
  if (!marking_.next || !marking_.next(mark)) return false;
  if (mark.row == 0 || mark.row < last_row_) throw std::logic_error("marks are not in the order of rows");
  last_row_ = mark.row;
  ahead_.push_back(std::move(mark));
  return true;
}

Mark const* MarkEdits::next() {
  return ahead_.empty() && !read_ahead() ? nullptr : &ahead_.front();
}

std::vector<CellComment> MarkEdits::first_comments(std::size_t most) {
  std::vector<CellComment> comments;
  for (std::size_t i = 0; i < ahead_.size() || read_ahead(); ++i) {
    auto const& mark = ahead_[i];
    if (!mark.column) {
      if (i >= 2 * most) break;  // marks of whole rows have no comments, but are kept by reading ahead
      continue;
    }
    // The marks of a row come together, so that a cell's other marks are among the last few.
    auto const same = std::find_if(comments.rbegin(), comments.rend(), [&](CellComment const& each) {
      return each.row != mark.row || each.column == *mark.column;
    });
    if (same != comments.rend() && same->row == mark.row) {
      append_message(same->text, mark.text);
    } else if (comments.size() < most) {
      comments.push_back({mark.row, *mark.column, mark.text});
    } else {
      break;
    }
  }
  return comments;
}

std::optional<std::uint32_t> MarkEdits::next_row() {
  auto const* const mark = next();
  return mark == nullptr ? std::nullopt : std::optional(mark->row);
}

void MarkEdits::of_row(std::uint32_t row, std::vector<CellEdit>& edits) {
  std::string messages;
  for (auto const* mark = next(); mark != nullptr && mark->row <= row; mark = next()) {
    append_message(messages, mark->text);
    if (mark->column && *mark->column != message_column_) edits.push_back({*mark->column, CellEdit::Kind::mark, {}});
    ahead_.pop_front();
  }
  if (row == marking_.heading_row)
    edits.push_back({message_column_, CellEdit::Kind::set_heading, message_heading});
  else if (!messages.empty())
    edits.push_back({message_column_, CellEdit::Kind::set_text, std::move(messages)});
  else if (replaces_)
    edits.push_back({message_column_, CellEdit::Kind::clear, {}});
  auto const by_column = [](CellEdit const& a, CellEdit const& b) { return a.column < b.column; };
  auto const same_column = [](CellEdit const& a, CellEdit const& b) { return a.column == b.column; };
  std::stable_sort(edits.begin(), edits.end(), by_column);
  edits.erase(std::unique(edits.begin(), edits.end(), same_column), edits.end());
}

}  // namespace obereg::spreadsheets
