#include "casework/mailing/tracking_number.hpp"

#include <algorithm>

#include "core/text.hpp"

namespace obereg::casework {

namespace {

constexpr std::size_t domestic_length = 14, s10_length = 13;

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}
bool is_latin(char letter) {
  return letter >= 'A' && letter <= 'Z';
}

// Digits in odd places count three times; the last one makes the sum a multiple of 10.
bool is_domestic(std::string const& number) {
  if (number.size() != domestic_length || !std::all_of(number.begin(), number.end(), is_digit)) return false;
  int sum = 0;
  for (std::size_t at = 0; at < number.size(); ++at) sum += (number[at] - '0') * (at % 2 == 0 ? 3 : 1);
  return sum % 10 == 0;
}

// UPU S10: two letters, eight digits, the check digit, two letters of the country.
bool is_s10(std::string const& number) {
  constexpr int weights[] = {8, 6, 4, 2, 3, 5, 9, 7};
  constexpr std::size_t prefix = 2, digits = 9;
  if (number.size() != s10_length) return false;
  for (std::size_t at = 0; at < number.size(); ++at) {
    bool const in_middle = at >= prefix && at < prefix + digits;
    if (in_middle ? !is_digit(number[at]) : !is_latin(number[at])) return false;
  }
  int sum = 0;
  for (std::size_t at = 0; at < std::size(weights); ++at) sum += (number[prefix + at] - '0') * weights[at];
  int const rest = 11 - sum % 11;
  int const check = rest == 10 ? 0 : rest == 11 ? 5 : rest;
  return number[prefix + digits - 1] - '0' == check;
}

}  // namespace

std::string tidied_tracking_number(std::string const& typed) {
  auto number = text::upper(text::tidy_title(typed));
  std::erase_if(number, [](char letter) { return letter == ' ' || letter == '-'; });
  return number;
}

std::string wrong_tracking_number(std::string const& number) {
  if (number.empty() || is_domestic(number) || is_s10(number)) return "";
  if (number.size() == domestic_length || number.size() == s10_length)
    return "В номере ошибка: последняя, контрольная цифра не сходится. Сверьте с конвертом или квитанцией.";
  return "Номер заказного письма состоит из 14 цифр; у международного — из 13 знаков, например RA644000005RU.";
}

}  // namespace obereg::casework
