#include "platform/html/templates/compiled.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace obereg::html {

namespace {

constexpr std::string_view blanks = " \t\r";

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

constexpr std::string_view escape_of(char letter) {
  switch (letter) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&apos;";
    default:
      return {};
  }
}

constexpr auto is_special = [] {
  std::array<bool, 256> special{};
  for (int code = 0; code < 256; ++code)
    special[static_cast<std::size_t>(code)] = !escape_of(static_cast<char>(code)).empty();
  return special;
}();

void append_escaped(std::string& out, std::string_view text) {
  std::size_t written = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_special[static_cast<unsigned char>(text[at])]) continue;
    out.append(text, written, at - written).append(escape_of(text[at]));
    written = at + 1;
  }
  out.append(text, written);
}

}  // namespace

// The view of each section around, the innermost first.
struct CompiledTemplate::Names {
  View const& view;
  Names const* outer;

  Value const* find(std::string_view name) const {
    for (auto const* each = this; each; each = each->outer)
      if (auto const* found = each->view.find(name)) return found;
    return nullptr;
  }
};

class CompiledTemplate::Reader {
 public:
  Reader(std::string_view text, std::vector<Step>& steps) : text_(text), steps_(steps) {}

  void read() {
    for (auto start = text_.find("{{"); start != text_.npos; start = text_.find("{{", at_)) take_tag(start);
    add_text(text_.size());
    if (!open_.empty()) fail("a section is not closed: " + std::string(steps_[open_.back()].what));
  }

 private:
  void add_text(std::size_t end) {
    if (end > at_) steps_.push_back({Kind::text, text_.substr(at_, end - at_)});
    at_ = end;
  }

  void take_tag(std::size_t start) {
    bool const raw = text_.substr(start, 3) == "{{{";
    std::string_view const mark = raw ? "}}}" : "}}";
    auto const close = text_.find(mark, start);
    if (close == text_.npos) fail("a tag is not closed");
    auto const end = close + mark.size();
    auto tag = trimmed(text_.substr(start + mark.size(), close - start - mark.size()));
    auto const sign = tag.empty() || raw ? '\0' : tag.front();
    bool const is_variable = std::string_view("#^/!").find(sign) == std::string_view::npos;
    if (is_variable) {
      if (tag.empty() || std::string_view("=&>").find(sign) != std::string_view::npos) fail("an unknown tag");
      add_text(start);
      steps_.push_back({raw ? Kind::raw : Kind::escaped, tag});
      at_ = end;
      return;
    }
    auto const [line_start, line_end] = own_line(start, end);
    add_text(line_start);
    take_section_tag(sign, trimmed(tag.substr(1)));
    at_ = line_end;
  }

  void take_section_tag(char sign, std::string_view name) {
    if (sign == '!') return;
    if (sign == '/') {
      if (open_.empty() || steps_[open_.back()].what != name) fail("closed without being open: " + std::string(name));
      steps_[open_.back()].end = steps_.size();
      open_.pop_back();
      return;
    }
    open_.push_back(steps_.size());
    steps_.push_back({sign == '#' ? Kind::section : Kind::inverted, name});
  }

  // The whole line where nothing else stands on it, else the tag alone.
  std::pair<std::size_t, std::size_t> own_line(std::size_t start, std::size_t end) const {
    auto const newline = start == 0 ? text_.npos : text_.rfind('\n', start - 1);
    auto const line_start = newline == text_.npos ? 0 : newline + 1;
    auto const before = text_.substr(line_start, start - line_start);
    auto const after = std::min(text_.find_first_not_of(blanks, end), text_.size());
    bool const alone = before.find_first_not_of(blanks) == before.npos && line_start >= at_ &&
                       (after == text_.size() || text_[after] == '\n');
    if (!alone) return {start, end};
    return {line_start, std::min(after + 1, text_.size())};
  }

  [[noreturn]] void fail(std::string const& what) const {
    auto const line = std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n') + 1;
    throw std::logic_error("line " + std::to_string(line) + " with its parts put in: " + what);
  }

  std::string_view text_;
  std::vector<Step>& steps_;
  std::size_t at_ = 0;
  std::vector<std::size_t> open_;
};

CompiledTemplate::CompiledTemplate(std::string text) : text_(std::move(text)) {
  Reader(text_, steps_).read();
}

std::string CompiledTemplate::render(View const& view) const {
  std::string out;
  out.reserve(text_.size() * 2);
  write(0, steps_.size(), {view, nullptr}, out);
  return out;
}

void CompiledTemplate::write(std::size_t first, std::size_t end, Names const& names, std::string& out) const {
  for (auto at = first; at < end; ++at) {
    auto const& step = steps_[at];
    if (step.kind == Kind::text) {
      out += step.what;
    } else if (step.kind == Kind::section || step.kind == Kind::inverted) {
      write_section(at, names, out);
      at = step.end - 1;
    } else if (auto const* value = names.find(step.what)) {
      step.kind == Kind::raw ? void(out += value->text()) : append_escaped(out, value->text());
    }
  }
}

void CompiledTemplate::write_section(std::size_t at, Names const& names, std::string& out) const {
  auto const& step = steps_[at];
  auto const* value = names.find(step.what);
  bool const shown = value && value->shows_section();
  if (shown == (step.kind == Kind::inverted)) return;
  auto const* list = shown ? value->list() : nullptr;
  if (!list) return write(at + 1, step.end, names, out);
  for (auto const& item : *list) write(at + 1, step.end, {item, &names}, out);
}

}  // namespace obereg::html
