#include "platform/spreadsheets/xml/tokenizer.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "platform/spreadsheets/xml/characters.hpp"

namespace obereg::spreadsheets {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool ends_name(char c) {
  static constexpr auto ends = [] {
    std::array<bool, 256> table{};
    for (auto const each : {' ', '\t', '\n', '\r', '/', '>', '='}) table[static_cast<unsigned char>(each)] = true;
    return table;
  }();
  return ends[static_cast<unsigned char>(c)];
}

char* skip_spaces(char* at, char const* end) {
  while (at < end && is_space(*at)) ++at;
  return at;
}

char* skip_name(char* at, char const* end) {
  while (at < end && !ends_name(*at)) ++at;
  return at;
}

WorkbookError bad_tag() {
  return broken("неверная запись элемента в XML");
}

}  // namespace

XmlTokenizer::XmlTokenizer(XmlHandler& handler, XmlLimits limits)
    : gate_(handler, limits.depth), limits_(limits), buffer_(512 * 1024) {}

bool XmlTokenizer::understands(std::string_view beginning) {
  if (beginning.starts_with(byte_order_mark)) beginning.remove_prefix(byte_order_mark.size());
  if (beginning.size() >= 2 &&
      (static_cast<unsigned char>(beginning[0]) >= 0xFE || beginning[0] == 0 || beginning[1] == 0))
    return false;
  if (!beginning.starts_with("<?xml")) return true;
  auto const declaration = beginning.substr(0, beginning.find("?>"));
  auto const encoding = declaration.find("encoding");
  if (encoding == std::string_view::npos) return true;
  auto const quote = declaration.find_first_of("\"'", encoding);
  if (quote == std::string_view::npos) return false;
  auto const name = declaration.substr(quote + 1, declaration.find(declaration[quote], quote + 1) - quote - 1);
  static constexpr std::string_view utf8 = "utf-8";
  return std::equal(name.begin(), name.end(), utf8.begin(), utf8.end(), [](char a, char b) { return (a | 0x20) == b; });
}

void XmlTokenizer::feed(std::string_view bytes) {
  if (kept_ > limits_.token_bytes) throw bomb("слишком длинный элемент XML");
  if (buffer_.size() < kept_ + bytes.size()) buffer_.resize(kept_ + bytes.size());
  std::memcpy(buffer_.data() + kept_, bytes.data(), bytes.size());
  auto* begin = buffer_.data();
  auto* const end = begin + kept_ + bytes.size();
  if (!started_) begin = skip_byte_order_mark(begin, end);
  auto* const rest = started_ ? tokens(begin, end) : begin;
  kept_ = static_cast<std::size_t>(end - rest);
  std::memmove(buffer_.data(), rest, kept_);
}

// Starts the document when there are bytes enough to tell whether it begins with the mark.
char* XmlTokenizer::skip_byte_order_mark(char* begin, char* end) {
  std::string_view const bytes(begin, end);
  started_ = bytes.size() >= byte_order_mark.size() || !byte_order_mark.starts_with(bytes);
  return bytes.starts_with(byte_order_mark) ? begin + byte_order_mark.size() : begin;
}

void XmlTokenizer::finish() {
  if (gate_.finished()) return;
  bool const only_spaces = std::all_of(buffer_.data(), buffer_.data() + kept_, is_space);
  if (gate_.depth() != 0 || !only_spaces || open_names_.empty()) throw broken("XML внутри книги обрывается");
}

char* XmlTokenizer::tokens(char* at, char* end) {
  while (!gate_.finished()) {
    auto* const open = find_near(at, end, '<');
    if (end - open < 2) return at;
    auto* const next = markup(at, open, end);
    if (next == nullptr) return at;
    at = next;
  }
  return end;
}

// Each of these takes the text before the markup and the markup; nullptr: more bytes are needed, nothing was taken.
char* XmlTokenizer::markup(char* text, char* open, char* end) {
  switch (open[1]) {
    case '/':
      return end_tag(text, open, end);
    case '!':
    case '?':
      return declaration(text, open, end);
    default:
      return start_tag(text, open, end);
  }
}

char* XmlTokenizer::declaration(char* text, char* open, char* end) {
  std::string_view const rest(open, end);
  static constexpr std::string_view comment = "<!--", section = "<![CDATA[";
  auto const closed_by = [&](std::string_view opening, std::string_view closing) -> char* {
    auto const found = rest.find(closing, opening.size());
    return found == std::string_view::npos ? nullptr : open + found + closing.size();
  };
  if (rest[1] == '?' || rest.starts_with(comment)) {
    auto* const next = rest[1] == '?' ? closed_by("<?", "?>") : closed_by(comment, "-->");
    if (next != nullptr) characters(text, open);
    return next;
  }
  if (rest.starts_with(section)) {
    auto* const next = closed_by(section, "]]>");
    if (next == nullptr) return nullptr;
    characters(text, open);
    cdata(open + section.size(), next - 3);
    return next;
  }
  if (rest.size() < section.size() && (comment.starts_with(rest) || section.starts_with(rest))) return nullptr;
  throw broken("в XML есть DOCTYPE, в книгах он не допускается");
}

char* XmlTokenizer::start_tag(char* text, char* open, char* end) {
  attributes_.clear();
  auto* const name_end = skip_name(open + 1, end);
  bool references = false;
  auto* at = skip_spaces(name_end, end);
  while (at < end && *at != '>' && *at != '/') {
    auto* const name = at;
    auto* const equals = skip_spaces(at = skip_name(at, end), end);
    if (equals == end) return nullptr;
    if (*equals != '=' || at == name) throw bad_tag();
    auto* const quote = skip_spaces(equals + 1, end);
    if (quote == end) return nullptr;
    if (*quote != '"' && *quote != '\'') throw bad_tag();
    auto* const value_end = find_near(quote + 1, end, *quote);
    if (value_end == end) return nullptr;
    attributes_.push_back({{name, at}, {quote + 1, value_end}});
    references |= find_near(quote + 1, value_end, '&') != value_end;
    at = skip_spaces(value_end + 1, end);
  }
  bool const empty = at < end && *at == '/';
  if (end - at < (empty ? 2 : 1)) return nullptr;
  if (at[empty ? 1 : 0] != '>' || name_end == open + 1) throw bad_tag();
  characters(text, open);
  if (references) {
    for (auto& [name, value] : attributes_) {
      auto* const begin = open + (value.data() - open);
      value = {begin, decode_references(begin, begin + value.size())};
    }
  }
  std::string_view const name(open + 1, name_end);
  open_element(name);
  if (empty && !gate_.finished()) close_element(name);
  return at + (empty ? 2 : 1);
}

char* XmlTokenizer::end_tag(char* text, char* open, char* end) {
  auto* const name_end = skip_name(open + 2, end);
  auto* const close = skip_spaces(name_end, end);
  if (close == end) return nullptr;
  if (*close != '>') throw bad_tag();
  characters(text, open);
  close_element({open + 2, name_end});
  return close + 1;
}

void XmlTokenizer::characters(char* begin, char* end) {
  if (begin == end) return;
  if (gate_.depth() == 0) {
    if (!std::all_of(begin, end, is_space)) throw broken("текст вне элементов XML");
    return;
  }
  if (!gate_.wants_text()) return;
  if (!is_xml_text({begin, end})) throw broken("недопустимые символы в тексте (кодировка не UTF-8)");
  gate_.text({begin, decode_references(begin, normalize_line_ends(begin, end))});
}

void XmlTokenizer::cdata(char* begin, char* end) {
  if (gate_.depth() == 0) throw broken("текст вне элементов XML");
  if (begin == end || !gate_.wants_text()) return;
  if (!is_xml_text({begin, end})) throw broken("недопустимые символы в тексте (кодировка не UTF-8)");
  gate_.text({begin, normalize_line_ends(begin, end)});
}

void XmlTokenizer::open_element(std::string_view name) {
  if (gate_.depth() == 0 && !open_names_.empty()) throw broken("в XML больше одного корневого элемента");
  auto const from = open_ends_.empty() ? 0 : open_ends_.back();
  auto const to = from + name.size();
  if (open_names_.size() < to) open_names_.resize(to);
  std::copy(name.begin(), name.end(), open_names_.begin() + from);
  open_ends_.push_back(static_cast<std::uint32_t>(to));
  gate_.start(name, attributes_);
}

void XmlTokenizer::close_element(std::string_view name) {
  if (open_ends_.empty()) throw broken("лишний закрывающий элемент XML");
  auto const last = open_ends_.back();
  open_ends_.pop_back();
  auto const from = open_ends_.empty() ? 0 : open_ends_.back();
  if (std::string_view(open_names_).substr(from, last - from) != name)
    throw broken("элементы XML закрыты не в том порядке");
  gate_.end(name);
}

}  // namespace obereg::spreadsheets
