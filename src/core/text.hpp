// Text as people type it. All functions take and give UTF-8; nothing here knows a business word.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace obereg::text {

// True for well-formed UTF-8 without NUL, other control characters (tab, CR, LF are fine), surrogates, U+FFFE, U+FFFF.
bool is_clean(std::string_view text);
bool is_utf8(std::string_view text);

// Trims, and folds runs of spaces, no-break spaces, zero-width spaces, BOM, tabs and line breaks into one space.
std::string tidy_spaces(std::string_view text);
// False where tidy_spaces or tidy_title might change the text; quick, and never wrong when it says true.
bool is_tidy(std::string_view text);

// tidy_spaces, and every kind of dash becomes '-'. For comparing titles.
std::string tidy_title(std::string_view text);

// The key of searching: Unicode case folding, ё as е, spaces tidied. "Ёлкин  АРТЁМ" -> "елкин артем"
std::string fold(std::string_view text);

// The least string above every string that starts with `prefix`; empty where there is none. By code point, not byte.
std::string after_prefix(std::string prefix);

// Latin letters that look like Cyrillic ones, in a word that has Cyrillic letters, become Cyrillic. "Ивaнов" ->
// "Иванов"
std::string cyrillic_lookalikes(std::string_view text);

std::size_t length(std::string_view text);  // code points
std::string upper(std::string_view text);
std::string lower(std::string_view text);

// Windows-1251 to UTF-8.
std::string from_windows_1251(std::string_view bytes);

std::string hex(std::string_view bytes);
std::string base64(std::string_view bytes);
std::string from_base64(std::string_view text);  // empty for what is not base64
std::string from_hex(std::string_view text);     // empty for what is not hexadecimal
std::string sha256(std::string_view bytes);      // 32 raw bytes
std::string random_bytes(std::size_t count);     // from the operating system
std::string random_token();                      // 32 random bytes as 43 characters of base64url

// Word form by number: plural(21, "строка", "строки", "строк") == "строка"
std::string_view plural(long long count, std::string_view one, std::string_view few, std::string_view many);

}  // namespace obereg::text
