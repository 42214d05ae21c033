#include "platform/html/format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/text.hpp"

namespace obereg::html {

namespace {

constexpr std::string_view no_break_space = "\u00A0";
constexpr std::string_view narrow_no_break_space = "\u202F";

}  // namespace

std::string number(long long value) {
  auto const digits = std::to_string(value);
  auto const sign = value < 0 ? std::size_t{1} : std::size_t{0};
  std::string result;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > sign && (digits.size() - i) % 3 == 0) result += narrow_no_break_space;
    result += digits[i];
  }
  return result;
}

std::string counted(long long count, std::string_view one, std::string_view few, std::string_view many) {
  return number(count).append(no_break_space).append(text::plural(count, one, few, many));
}

std::string file_size(std::uint64_t bytes) {
  if (bytes < 1024) return counted(static_cast<long long>(bytes), "байт", "байта", "байт");
  constexpr std::array<std::string_view, 3> units{"КБ", "МБ", "ГБ"};
  auto size = static_cast<double>(bytes) / 1024;
  std::size_t unit = 0;
  for (; size >= 1023.5 && unit + 1 < units.size(); ++unit) size /= 1024;
  auto shown = size < 9.95 ? fmt::format("{:.1f}", size) : number(std::llround(size));
  std::replace(shown.begin(), shown.end(), '.', ',');
  return shown.append(no_break_space).append(units[unit]);
}

}  // namespace obereg::html
