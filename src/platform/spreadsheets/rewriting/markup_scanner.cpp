#include "platform/spreadsheets/rewriting/markup_scanner.hpp"

#include <algorithm>

#include "platform/spreadsheets/errors.hpp"

namespace obereg::spreadsheets {
namespace {

std::size_t after(std::string_view bytes, std::string_view closing, std::size_t from) {
  auto const found = bytes.find(closing, from);
  return found == std::string_view::npos ? 0 : found + closing.size();
}

// The end of a tag: '>' outside of quotes.
std::size_t tag_length(std::string_view bytes) {
  for (std::size_t at = 1;;) {
    at = bytes.find_first_of("\"'>", at);
    if (at == std::string_view::npos) return 0;
    if (bytes[at] == '>') return at + 1;
    at = bytes.find(bytes[at], at + 1);
    if (at == std::string_view::npos) return 0;
    ++at;
  }
}

bool is_hex_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_escape(std::string_view text) {
  return text.size() >= 7 && text.starts_with("_x") && text[6] == '_' &&
         std::all_of(text.begin() + 2, text.begin() + 6, is_hex_digit);
}

}  // namespace

std::size_t MarkupScanner::next(std::string_view bytes, Markup& token) {
  if (bytes.size() < 2) return 0;
  std::size_t length = 0;
  token.kind = Markup::Kind::other;
  if (bytes[0] != '<') {
    length = std::min(bytes.find('<'), bytes.size());
  } else if (bytes[1] == '?') {
    length = after(bytes, "?>", 2);
  } else if (bytes[1] == '!') {
    if (bytes.size() < 4) return 0;
    length = bytes[2] == '-' ? after(bytes, "-->", 4) : after(bytes, "]]>", 2);
  } else {
    length = tag_length(bytes);
    if (length == 0) return 0;
    bool const is_end = bytes[1] == '/';
    token.kind = is_end ? Markup::Kind::end : bytes[length - 2] == '/' ? Markup::Kind::empty : Markup::Kind::start;
    auto const name = bytes.substr(is_end ? 2 : 1);
    token.name = name.substr(0, name.find_first_of(" \t\r\n/>"));
  }
  token.raw = bytes.substr(0, length);
  return length;
}

void MarkupScanner::check_kept() const {
  if (kept_.size() > most_token_bytes_) throw bomb("слишком длинный элемент XML");
}

std::string with_attributes(std::string_view tag, std::initializer_list<std::string_view> dropped,
                            std::string_view added) {
  auto const end = tag.ends_with("/>") ? tag.size() - 2 : tag.size() - 1;
  std::string result(tag.substr(0, tag.find_first_of(" \t\r\n/>", 1)));
  each_attribute(tag, [&](std::string_view name, std::string_view, std::string_view span) {
    if (std::find(dropped.begin(), dropped.end(), name) == dropped.end()) result += span;
  });
  result += added;
  result += tag.substr(end);
  return result;
}

std::string escaped(std::string_view text) {
  std::string result;
  result.reserve(text.size() + 16);
  for (auto const c : text) {
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else if (c == '>')
      result += "&gt;";
    else if (c == '"')
      result += "&quot;";
    else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t')
      result += c;
  }
  return result;
}

std::string escaped_cell_text(std::string_view text) {
  std::string guarded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_escape(text.substr(i))) guarded += "_x005F";
    guarded += text[i];
  }
  return escaped(guarded);
}

}  // namespace obereg::spreadsheets
