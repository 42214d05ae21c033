#include "core/requisites.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/text.hpp"

namespace obereg {
namespace {

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char digit) { return digit >= '0' && digit <= '9'; });
}

bool all_zeros(std::string_view digits) {
  return digits.find_first_not_of('0') == std::string_view::npos;
}

int digit_at(std::string_view digits, std::size_t position) {
  return digits[position] - '0';
}

// Sum of the leading digits by their weights, modulo 11, then modulo 10: the check digit of an ИНН.
template <std::size_t Size>
int inn_check_digit(std::string_view digits, std::array<int, Size> const& weights) {
  int sum = 0;
  for (std::size_t i = 0; i < Size; ++i) sum += digit_at(digits, i) * weights[i];
  return sum % 11 % 10;
}

constexpr std::array organisation_weights{2, 4, 10, 3, 5, 9, 4, 6, 8};
constexpr std::array person_first_weights{7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
constexpr std::array person_second_weights{3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8};

bool inn_stands(std::string_view digits) {
  if (digits.size() == 10) return inn_check_digit(digits, organisation_weights) == digit_at(digits, 9);
  return digits.size() == 12 && inn_check_digit(digits, person_first_weights) == digit_at(digits, 10) &&
         inn_check_digit(digits, person_second_weights) == digit_at(digits, 11);
}

constexpr std::string_view last_snils_without_check = "001001998";

int snils_check_number(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < 9; ++i) sum += digit_at(digits, i) * static_cast<int>(9 - i);
  return sum % 101 % 100;  // 100 and 101 give 00, as does a remainder of 100
}

// The digits of a СНИЛС as people write it: spaces, dashes and dots between them.
std::string snils_digits(std::string_view text) {
  std::string digits;
  for (auto const character : text::tidy_title(text)) {
    if (character != ' ' && character != '-' && character != '.') digits += character;
  }
  return digits;
}

std::uint64_t number_of(std::string_view digits) {
  std::uint64_t number = 0;
  for (auto const digit : digits) number = number * 10 + static_cast<std::uint64_t>(digit - '0');
  return number;
}

bool ogrn_stands(std::string_view digits) {
  auto const check = static_cast<std::uint64_t>(digit_at(digits, digits.size() - 1));
  auto const number = number_of(digits.substr(0, digits.size() - 1));
  if (digits.size() == 13) return digits.front() != '0' && number % 11 % 10 == check;
  return (digits.front() == '3' || digits.front() == '4') && number % 13 % 10 == check;
}

}  // namespace

std::optional<Inn> Inn::parse(std::string_view digits) {
  if ((digits.size() != 10 && digits.size() != 12) || !all_digits(digits) || all_zeros(digits)) return {};
  if (!inn_stands(digits)) return {};
  return Inn{std::string(digits)};
}

std::optional<Snils> Snils::parse(std::string_view text) {
  auto digits = snils_digits(text);
  if (digits.size() != 11 || !all_digits(digits) || all_zeros(digits)) return {};
  std::string_view const number = std::string_view(digits).substr(0, 9);
  auto const check = digit_at(digits, 9) * 10 + digit_at(digits, 10);
  if (number > last_snils_without_check && snils_check_number(number) != check) return {};
  return Snils{std::move(digits)};
}

std::string Snils::printed() const {
  return digits_.substr(0, 3) + '-' + digits_.substr(3, 3) + '-' + digits_.substr(6, 3) + ' ' + digits_.substr(9);
}

std::string Snils::masked() const {
  return "***-***-" + digits_.substr(6, 3) + ' ' + digits_.substr(9);
}

std::optional<Ogrn> Ogrn::parse(std::string_view digits) {
  if ((digits.size() != 13 && digits.size() != 15) || !all_digits(digits) || !ogrn_stands(digits)) return {};
  return Ogrn{std::string(digits)};
}

}  // namespace obereg
