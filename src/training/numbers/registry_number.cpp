#include "training/numbers/registry_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "training/numbers/queries.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::numbers;

namespace {

constexpr std::string_view shape = "0000-00000000-0";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Damm's algorithm: finds every single wrong digit and every exchange of two neighbours.
char check_digit(std::string_view digits_and_dashes) {
  static constexpr std::array<std::string_view, 10> table = {"0317598642", "7092154863", "4206871359", "1750983426",
                                                             "6123045978", "3674209581", "5869720134", "8945362017",
                                                             "9438617205", "2581436790"};
  char interim = '0';
  for (char const c : digits_and_dashes)
    if (is_digit(c)) interim = table[static_cast<std::size_t>(interim - '0')][static_cast<std::size_t>(c - '0')];
  return interim;
}

}  // namespace

std::string own_number(int year, std::int64_t sequence) {
  if (year < 1000 || year > 9999 || sequence < 1 || sequence > 99'999'999)
    throw std::out_of_range("the registry numbers of the year are used up");
  auto const number = fmt::format("{:04}-{:08}", year, sequence);
  return number + "-" + check_digit(number);
}

bool has_own_form(std::string_view number) {
  return number.size() == shape.size() &&
         std::equal(number.begin(), number.end(), shape.begin(),
                    [](char given, char expected) { return expected == '0' ? is_digit(given) : given == expected; });
}

bool is_own_number(std::string_view number) {
  return has_own_form(number) && number.back() == check_digit(number.substr(0, number.size() - 1));
}

std::int64_t take_sequence(database::Tx& tx, int year, std::int64_t count) {
  return tx.get_integer(sql::take_sequence, {{"year", year}, {"count", count}}) - count;
}

}  // namespace obereg::training
