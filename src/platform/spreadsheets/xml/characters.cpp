#include "platform/spreadsheets/xml/characters.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "platform/spreadsheets/errors.hpp"

namespace obereg::spreadsheets {
namespace {

bool is_xml_character(std::uint32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c < 0xD800 || (c > 0xDFFF && c < 0xFFFE) || (c > 0xFFFF && c <= 0x10FFFF);
}

char* append_utf8(char* out, std::uint32_t c) {
  auto const tail = [c](int shift) { return static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) {
    *out++ = static_cast<char>(c);
  } else if (c < 0x800) {
    *out++ = static_cast<char>(0xC0 | (c >> 6));
    *out++ = tail(0);
  } else if (c < 0x10000) {
    *out++ = static_cast<char>(0xE0 | (c >> 12));
    *out++ = tail(6);
    *out++ = tail(0);
  } else {
    *out++ = static_cast<char>(0xF0 | (c >> 18));
    *out++ = tail(12);
    *out++ = tail(6);
    *out++ = tail(0);
  }
  return out;
}

// Reads one character of two bytes or more; 0 where it is malformed.
std::uint32_t next_wide(unsigned char const*& at, unsigned char const* end) {
  static constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  int const length = *at >= 0xF0 ? 4 : *at >= 0xE0 ? 3 : 2;
  if (*at < 0xC2 || *at > 0xF4 || end - at < length) return 0;
  std::uint32_t c = *at & (0xFF >> (length + 1));
  for (int i = 1; i < length; ++i) {
    if ((at[i] & 0xC0) != 0x80) return 0;
    c = c << 6 | (at[i] & 0x3F);
  }
  at += length;
  return c >= least[length] ? c : 0;
}

// True when each of the eight bytes is in 0x20..0x7F.
bool is_plain(unsigned char const* eight) {
  std::uint64_t word;
  std::memcpy(&word, eight, sizeof word);
  constexpr auto high = 0x8080808080808080ull;
  return (word & high) == 0 && ((word + 0x6060606060606060ull) & high) == high;
}

std::uint32_t referenced_character(std::string_view name) {
  if (name == "amp") return '&';
  if (name == "lt") return '<';
  if (name == "gt") return '>';
  if (name == "quot") return '"';
  if (name == "apos") return '\'';
  if (name.size() < 2 || name[0] != '#') throw broken("ссылка на неизвестную сущность в XML");
  bool const hexadecimal = name[1] == 'x';
  auto const* const begin = name.data() + (hexadecimal ? 2 : 1);
  auto const* const end = name.data() + name.size();
  std::uint32_t value = 0;
  auto const parsed = std::from_chars(begin, end, value, hexadecimal ? 16 : 10);
  if (parsed.ec != std::errc{} || parsed.ptr != end || !is_xml_character(value))
    throw broken("неверный код символа в XML");
  return value;
}

}  // namespace

bool is_xml_text(std::string_view bytes) {
  auto const* at = reinterpret_cast<unsigned char const*>(bytes.data());
  auto const* const end = at + bytes.size();
  while (at < end) {
    if (end - at >= 8 && is_plain(at)) {
      at += 8;
    } else if (*at >= 0xC2 && *at < 0xE0) {  // Cyrillic is here
      if (end - at < 2 || (at[1] & 0xC0) != 0x80) return false;
      at += 2;
    } else if (*at < 0x80) {
      if (!is_xml_character(*at++)) return false;
    } else if (!is_xml_character(next_wide(at, end))) {
      return false;
    }
  }
  return true;
}

char* normalize_line_ends(char* begin, char* end) {
  auto* out = find_near(begin, end, '\r');
  for (char const* in = out; in < end;) {
    if (*in != '\r') {
      *out++ = *in++;
      continue;
    }
    *out++ = '\n';
    if (++in < end && *in == '\n') ++in;
  }
  return out;
}

char* decode_references(char* begin, char* end) {
  auto* out = find_near(begin, end, '&');
  for (char const* in = out; in < end;) {
    if (*in != '&') {
      *out++ = *in++;
      continue;
    }
    auto const* const semicolon = std::find(in, std::min<char const*>(in + 16, end), ';');
    if (semicolon == end || *semicolon != ';') throw broken("незаконченная ссылка на символ в XML");
    out = append_utf8(out, referenced_character({in + 1, semicolon}));
    in = semicolon + 1;
  }
  return out;
}

namespace {

constexpr std::size_t escape_length = 7;

// The UTF-16 unit that _xHHHH_ stands for; nothing where this is no escape.
std::optional<std::uint32_t> escaped_unit(char const* at, char const* end) {
  std::uint32_t unit = 0;
  bool const is_escape = end - at >= static_cast<std::ptrdiff_t>(escape_length) && at[0] == '_' && at[1] == 'x' &&
                         at[6] == '_' && std::from_chars(at + 2, at + 6, unit, 16).ptr == at + 6;
  return is_escape ? std::optional(unit) : std::nullopt;
}

bool is_first_of_pair(std::uint32_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
bool is_second_of_pair(std::uint32_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

// The character at `at`, which moves behind its one or two escapes. Half of a pair alone is no character: it becomes
// one that no text may have, so that whoever reads the cell sees that it is damaged.
std::optional<std::uint32_t> take_escaped(char const*& at, char const* end) {
  constexpr std::uint32_t no_character = 0xFFFF;
  auto const unit = escaped_unit(at, end);
  if (!unit) return {};
  at += escape_length;
  if (!is_first_of_pair(*unit)) return is_second_of_pair(*unit) ? no_character : *unit;
  auto const second = escaped_unit(at, end);
  if (!second || !is_second_of_pair(*second)) return no_character;
  at += escape_length;
  return 0x10000 + ((*unit - 0xD800) << 10) + (*second - 0xDC00);
}

}  // namespace

void decode_escapes(std::string& text, std::size_t start) {
  auto in = text.find("_x", start);
  if (in == std::string::npos) return;
  auto* out = text.data() + in;
  auto const* const end = text.data() + text.size();
  for (char const* at = out; at < end;) {
    if (auto const character = take_escaped(at, end))
      out = append_utf8(out, *character);
    else
      *out++ = *at++;
  }
  text.resize(static_cast<std::size_t>(out - text.data()));
}

}  // namespace obereg::spreadsheets
