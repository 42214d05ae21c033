// Characters of XML 1.0: checking, line ends (2.11), references (4.1, 4.6), and the _xHHHH_ escapes of ST_Xstring.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace obereg::spreadsheets {

bool is_xml_text(std::string_view bytes);  // well-formed UTF-8 of the characters XML allows

// Both work in place on [begin, end) and return the new end; the text only ever shrinks.
char* normalize_line_ends(char* begin, char* end);
char* decode_references(char* begin,
                        char* end);  // the five named and the numeric ones; throws WorkbookError for others

// Replaces _xHHHH_ (ECMA-376, 22.9.2.19) from `start` on: "_x000D_" -> "\r", "_x005F_" -> "_".
void decode_escapes(std::string& text, std::size_t start);

}  // namespace obereg::spreadsheets
