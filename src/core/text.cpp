#include "core/text.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace obereg::text {
namespace {

constexpr char32_t malformed = 0xFFFFFFFF;

// Takes the next code point off `text`; `malformed` for bytes that are not UTF-8.
char32_t take(std::string_view& text) {
  auto const* bytes = reinterpret_cast<std::uint8_t const*>(text.data());
  std::int32_t position = 0;
  auto const available = static_cast<std::int32_t>(std::min<std::size_t>(text.size(), 4));
  UChar32 code = 0;
  U8_NEXT(bytes, position, available, code);
  text.remove_prefix(static_cast<std::size_t>(position));
  return code < 0 ? malformed : static_cast<char32_t>(code);
}

void append(std::string& out, char32_t code) {
  std::array<std::uint8_t, 4> bytes{};
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, code);
  out.append(reinterpret_cast<char const*>(bytes.data()), static_cast<std::size_t>(length));
}

bool is_plain_ascii(char byte) {
  return byte >= 0x20 && byte < 0x7F;
}

bool is_space(char32_t code) {
  return code == ' ' || (code >= 0x09 && code <= 0x0D) || code == 0x85 || code == 0xA0 || code == 0x1680 ||
         (code >= 0x2000 && code <= 0x200B) || code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F ||
         code == 0x2060 || code == 0x3000 || code == 0xFEFF;
}

bool is_dash(char32_t code) {
  return code == '-' || (code >= 0x2010 && code <= 0x2015) || code == 0x2043 || code == 0x2212 || code == 0xFE58 ||
         code == 0xFE63 || code == 0xFF0D;
}

bool is_control(char32_t code) {
  return (code < 0x20 && code != '\t' && code != '\r' && code != '\n') || (code >= 0x7F && code < 0xA0);
}

// A lead byte of a space or dash beyond ASCII; Cyrillic letters have others (0xD0, 0xD1).
bool may_lead_space(char byte) {
  auto const lead = static_cast<unsigned char>(byte);
  return lead == 0xC2 || lead == 0xE1 || lead == 0xE2 || lead == 0xE3 || lead == 0xEF;
}

icu::UnicodeString wide(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string narrow(icu::UnicodeString const& text) {
  std::string out;
  return text.toUTF8String(out);
}

// Folds ASCII and the Russian letters, which nearly all text here is made of; false where ICU is needed.
bool fold_russian(std::string_view text, std::string& out) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      out += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 0x20) : static_cast<char>(byte);
      continue;
    }
    if ((byte != 0xD0 && byte != 0xD1) || i + 1 >= text.size()) return false;
    auto code = static_cast<char32_t>((byte & 0x1F) << 6 | (text[++i] & 0x3F));
    if (code == 0x401 || code == 0x451) code = 0x435;  // ё is searched as е
    if (code >= 0x410 && code <= 0x42F) code += 0x20;
    if (code < 0x430 || code > 0x44F) return false;
    append(out, code);
  }
  return true;
}

struct Lookalike {
  char32_t latin, cyrillic;
};
constexpr std::array lookalikes{Lookalike{'A', U'А'}, Lookalike{'B', U'В'}, Lookalike{'C', U'С'}, Lookalike{'E', U'Е'},
                                Lookalike{'H', U'Н'}, Lookalike{'K', U'К'}, Lookalike{'M', U'М'}, Lookalike{'O', U'О'},
                                Lookalike{'P', U'Р'}, Lookalike{'T', U'Т'}, Lookalike{'X', U'Х'}, Lookalike{'Y', U'У'},
                                Lookalike{'a', U'а'}, Lookalike{'c', U'с'}, Lookalike{'e', U'е'}, Lookalike{'o', U'о'},
                                Lookalike{'p', U'р'}, Lookalike{'x', U'х'}, Lookalike{'y', U'у'}, Lookalike{0xCB, U'Ё'},
                                Lookalike{0xEB, U'ё'}};

char32_t cyrillic_of(char32_t latin) {
  auto const* found = std::find_if(lookalikes.begin(), lookalikes.end(),
                                   [latin](Lookalike const& pair) { return pair.latin == latin; });
  return found == lookalikes.end() ? 0 : found->cyrillic;
}

bool is_cyrillic(char32_t code) {
  return code >= 0x400 && code < 0x530;
}

// A word is mended only where every foreign letter of it has a Cyrillic twin: otherwise it is meant as it is.
void append_mended_word(std::u32string const& word, std::string& out) {
  bool const mixed = std::any_of(word.begin(), word.end(), is_cyrillic);
  bool const certain =
      std::all_of(word.begin(), word.end(), [](char32_t code) { return is_cyrillic(code) || cyrillic_of(code) != 0; });
  for (auto const code : word) append(out, mixed && certain && !is_cyrillic(code) ? cyrillic_of(code) : code);
}

std::string tidy(std::string_view text, bool fold_dashes) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  while (!text.empty()) {
    auto const before = text;
    auto const code = take(text);
    if (is_space(code)) {
      space = true;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    if (fold_dashes && is_dash(code)) {
      out += '-';
    } else {
      out.append(before.substr(0, before.size() - text.size()));
    }
  }
  return out;
}

}  // namespace

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    if (static_cast<unsigned char>(text.front()) < 0x80) {
      text.remove_prefix(1);
    } else if (take(text) == malformed) {
      return false;
    }
  }
  return true;
}

bool is_clean(std::string_view text) {
  while (!text.empty()) {
    if (is_plain_ascii(text.front())) {
      text.remove_prefix(1);
      continue;
    }
    auto const code = take(text);
    if (code == malformed || is_control(code) || code == 0xFFFE || code == 0xFFFF) return false;
  }
  return true;
}

bool is_tidy(std::string_view text) {
  if (text.empty()) return true;
  if (text.front() == ' ' || text.back() == ' ') return false;
  char previous = 0;
  for (auto const byte : text) {
    if ((byte == ' ' && previous == ' ') || (byte >= 0 && byte < ' ') || may_lead_space(byte)) return false;
    previous = byte;
  }
  return true;
}

std::string tidy_spaces(std::string_view text) {
  return is_tidy(text) ? std::string(text) : tidy(text, false);
}

std::string tidy_title(std::string_view text) {
  return is_tidy(text) ? std::string(text) : tidy(text, true);
}

std::string fold(std::string_view text) {
  auto const tidied = tidy_spaces(text);
  std::string out;
  out.reserve(tidied.size());
  if (fold_russian(tidied, out)) return out;

  UErrorCode status = U_ZERO_ERROR;
  auto const* composed = icu::Normalizer2::getNFCInstance(status);
  auto source = wide(tidied);
  if (U_SUCCESS(status)) source = composed->normalize(source, status);
  source.foldCase();
  source.findAndReplace(icu::UnicodeString(u'\u0451'), icu::UnicodeString(u'\u0435'));
  return narrow(source);
}

std::string after_prefix(std::string prefix) {
  while (!prefix.empty()) {
    auto start = prefix.size() - 1;
    while (start > 0 && (prefix[start] & 0xC0) == 0x80) --start;
    std::string_view last(prefix.data() + start, prefix.size() - start);
    auto const code = take(last);
    prefix.resize(start);
    if (code < 0x10FFFF) {
      append(prefix, code == 0xD7FF ? 0xE000 : code + 1);
      return prefix;
    }
  }
  return {};
}

std::string cyrillic_lookalikes(std::string_view text) {
  std::string out;
  std::u32string word;
  while (!text.empty()) {
    auto const before = text;
    auto const code = take(text);
    if (code != malformed && u_isalpha(static_cast<UChar32>(code))) {
      word += code;
      continue;
    }
    append_mended_word(word, out);
    word.clear();
    out.append(before.substr(0, before.size() - text.size()));
  }
  append_mended_word(word, out);
  return out;
}

std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

std::string upper(std::string_view text) {
  return narrow(wide(text).toUpper(icu::Locale::getRoot()));
}
std::string lower(std::string_view text) {
  return narrow(wide(text).toLower(icu::Locale::getRoot()));
}

std::string_view plural(long long count, std::string_view one, std::string_view few, std::string_view many) {
  auto const tens = count < 0 ? -(count % 100) : count % 100;
  auto const units = tens % 10;
  if (tens >= 11 && tens <= 14) return many;
  if (units == 1) return one;
  return units >= 2 && units <= 4 ? few : many;
}

}  // namespace obereg::text
