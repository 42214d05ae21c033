#include "training_rules/check_workbook/repairs.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "core/requisites.hpp"
#include "core/text.hpp"

namespace obereg::training {
namespace {

constexpr std::size_t snils_digits = 11, most_zeros_of_snils = 2;

struct DateParts {
  std::array<int, 3> numbers{};
  std::array<std::size_t, 3> widths{};
  char separator = 0;
};

// Three numbers with one and the same separator between them.
std::optional<DateParts> date_parts(std::string_view text) {
  DateParts parts;
  auto const* at = text.data();
  auto const* const end = at + text.size();
  for (std::size_t i = 0; i < 3; ++i) {
    auto const [stopped, failure] = std::from_chars(at, end, parts.numbers[i]);
    if (failure != std::errc{} || parts.numbers[i] < 0) return {};
    parts.widths[i] = static_cast<std::size_t>(stopped - at);
    at = stopped;
    if (i == 2) break;
    if (at == end || (*at != '.' && *at != '/' && *at != '-') || (parts.separator != 0 && *at != parts.separator)) {
      return {};
    }
    parts.separator = *at++;
  }
  return at == end ? std::optional(parts) : std::nullopt;
}

std::optional<LocalDate> date_of_parts(DateParts const& parts, LocalDate today) {
  auto [first, second, third] = parts.numbers;
  if (parts.widths[0] == 4 && parts.widths[1] <= 2 && parts.widths[2] <= 2) {
    return LocalDate::of(first, static_cast<unsigned>(second), static_cast<unsigned>(third));
  }
  if (parts.widths[0] > 2 || parts.widths[1] > 2) return {};
  if (parts.widths[2] == 2 && parts.separator != '-') {  // 23-01-12 may begin with its year
    third += 2000;
    if (third > today.year()) return {};
  } else if (parts.widths[2] != 4) {
    return {};
  }
  if (parts.separator == '/' && first <= 12 && first != second) {
    if (second <= 12) return {};  // the month may stand first
    std::swap(first, second);     // it does: no month has a number so high
  }
  return LocalDate::of(third, static_cast<unsigned>(second), static_cast<unsigned>(first));
}

constexpr std::array<std::string_view, 12> months{"января", "февраля", "марта",    "апреля",  "мая",    "июня",
                                                  "июля",   "августа", "сентября", "октября", "ноября", "декабря"};

std::optional<int> number_of(std::string_view digits, std::size_t most_digits) {
  int number = 0;
  auto const [stopped, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  bool const whole = failure == std::errc{} && stopped == digits.data() + digits.size();
  if (!whole || number < 0 || digits.size() > most_digits) return {};
  return number;
}

bool drop_end(std::string& text, std::string_view end) {
  if (!text.ends_with(end)) return false;
  text.resize(text.size() - end.size());
  return true;
}

// 12 января 2023, «12» января 2023, in folded letters.
std::optional<LocalDate> date_of_words(std::string const& text) {
  auto const first = text.find(' '), second = text.rfind(' ');
  if (first == std::string::npos || first == second) return {};
  std::string_view const whole(text);
  auto day_text = whole.substr(0, first);
  if (constexpr std::string_view open = "«", close = "»"; day_text.starts_with(open) && day_text.ends_with(close))
    day_text = day_text.substr(open.size(), day_text.size() - open.size() - close.size());
  auto const* const month = std::find(months.begin(), months.end(), whole.substr(first + 1, second - first - 1));
  auto const day = number_of(day_text, 2), year = number_of(whole.substr(second + 1), 4);
  if (!day || !year || month == months.end()) return {};
  return LocalDate::of(*year, static_cast<unsigned>(month - months.begin()) + 1, static_cast<unsigned>(*day));
}

// 20230112. Read the other way round it would be no day of these centuries.
std::optional<LocalDate> date_of_digits(std::string_view text) {
  constexpr std::size_t digits = 8;
  auto const number = text.size() == digits ? number_of(text, digits) : std::nullopt;
  if (!number) return {};
  return LocalDate::of(*number / 10'000, static_cast<unsigned>(*number / 100 % 100),
                       static_cast<unsigned>(*number % 100));
}

// Letters and digits alone, each as written.
icu::UnicodeString letters_of(std::string_view text) {
  auto const source = icu::UnicodeString::fromUTF8(std::string(text));
  icu::UnicodeString letters;
  for (std::int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1))
    if (u_isalnum(source.char32At(i))) letters.append(source.char32At(i));
  return letters;
}

struct LetterDifferences {
  bool in_case = false, in_yo = false;
};

LetterDifferences differences_of_letters(std::string_view text, std::string_view title) {
  auto const left = letters_of(text), right = letters_of(title);
  LetterDifferences found;
  if (left.length() != right.length()) return found;
  for (std::int32_t i = 0; i < left.length(); ++i) {
    if (left[i] == right[i]) continue;
    bool const same_letter = u_tolower(left[i]) == u_tolower(right[i]);
    (same_letter ? found.in_case : found.in_yo) = true;
  }
  return found;
}

std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

}  // namespace

std::optional<std::string> inn_with_zeros(std::string_view text) {
  if (text.size() != 9 && text.size() != 11) return {};
  std::string padded(1, '0');
  padded += text;
  return Inn::parse(padded) ? std::optional(padded) : std::nullopt;
}

std::optional<std::string> snils_with_zeros(std::string_view text) {
  if (text.size() >= snils_digits || text.size() + most_zeros_of_snils < snils_digits) return {};
  auto const snils = Snils::parse(std::string(snils_digits - text.size(), '0') + std::string(text));
  return snils ? std::optional(snils->printed()) : std::nullopt;
}

std::optional<std::string> date_respelled(std::string_view text, LocalDate today) {
  constexpr std::string_view midnight = "00:00:00";
  constexpr std::size_t longest = 100;
  if (text.size() > longest) return {};
  if (text.ends_with(midnight) && text.size() > midnight.size() + 1) text.remove_suffix(midnight.size() + 1);
  auto spelled = text::fold(text);
  drop_end(spelled, ".");
  if (!drop_end(spelled, "года")) drop_end(spelled, "г");
  drop_end(spelled, " ");
  auto const parts = date_parts(spelled);
  auto date = parts ? date_of_parts(*parts, today) : date_of_digits(spelled);
  if (!date) date = date_of_words(spelled);
  return date && date->year() >= earliest_year ? std::optional(date->russian()) : std::nullopt;
}

std::string_view slip_in_fixed_value(std::string_view text, std::string_view value) {
  constexpr std::size_t longest = 100;
  if (text.size() > longest) return {};
  bool const dot = text.ends_with('.');
  if (dot) text.remove_suffix(1);
  auto const mended = text::cyrillic_lookalikes(text);
  if (text::fold(mended) != text::fold(value)) return {};
  if (mended == text) return dot ? "Лишняя точка" : "";
  return dot ? "Латинские буквы внутри русского слова и лишняя точка" : "Латинские буквы внутри русского слова";
}

std::string difference_of_titles(std::string_view text, std::string_view title) {
  auto const mended = text::cyrillic_lookalikes(text);
  std::vector<std::string_view> found;
  auto const letters = differences_of_letters(mended, title);
  if (letters.in_case) found.emplace_back("прописные и строчные буквы");
  if (letters.in_yo) found.emplace_back("буквы «е» и «ё»");
  auto const left = text::fold(text::tidy_title(mended)), right = text::fold(text::tidy_title(title));
  if (without_spaces(left) != without_spaces(right))
    found.emplace_back("знаки препинания");
  else if (left != right)
    found.emplace_back("пробелы");
  std::string words = mended == text ? "Отличаются только " : "Латинские буквы внутри русского слова";
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (i == 0 && mended != text) words += "; отличаются также ";
    if (i != 0) words += i + 1 == found.size() ? " и " : ", ";
    words += found[i];
  }
  return words;
}

bool has_letter(std::string_view text) {
  auto const source = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  for (std::int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1))
    if (u_isalpha(source.char32At(i))) return true;
  return false;
}

}  // namespace obereg::training
