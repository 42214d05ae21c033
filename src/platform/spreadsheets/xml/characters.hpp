// Characters of XML 1.0: checking, line ends (2.11), references (4.1, 4.6), and the _xHHHH_ escapes of ST_Xstring.
#pragma once
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace obereg::spreadsheets {

// The first `c` of [begin, end), or end. What is looked for in XML is mostly a few bytes away, nearer than memchr is
// worth its call.
inline char* find_near(char* begin, char* end, char c) {
  static_assert(std::endian::native == std::endian::little);
  constexpr auto ones = 0x0101010101010101ull, high = 0x8080808080808080ull;
  auto const wanted = ones * static_cast<unsigned char>(c);
  for (; end - begin >= 8; begin += 8) {
    std::uint64_t word;
    std::memcpy(&word, begin, sizeof word);
    word ^= wanted;
    if (auto const zeros = (word - ones) & ~word & high; zeros != 0) return begin + std::countr_zero(zeros) / 8;
  }
  while (begin < end && *begin != c) ++begin;
  return begin;
}

bool is_xml_text(std::string_view bytes);  // well-formed UTF-8 of the characters XML allows

// Both work in place on [begin, end) and return the new end; the text only ever shrinks.
char* normalize_line_ends(char* begin, char* end);
char* decode_references(char* begin,
                        char* end);  // the five named and the numeric ones; throws WorkbookError for others

// Replaces _xHHHH_ (ECMA-376, 22.9.2.19) from `start` on: "_x000D_" -> "\r", "_x005F_" -> "_".
void decode_escapes(std::string& text, std::size_t start);

}  // namespace obereg::spreadsheets
