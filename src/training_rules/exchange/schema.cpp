#include "training_rules/exchange/schema.hpp"

#include <algorithm>
#include <charconv>

namespace obereg::training {
namespace {

// xs:date and the numbers allow white space around (whiteSpace="collapse").
std::string_view collapsed(std::string_view text) {
  constexpr std::string_view white = " \t\r\n";
  auto const first = text.find_first_not_of(white);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(white) - first + 1);
}

template <class Number>
std::optional<Number> parse_number(std::string_view text) {
  text = collapsed(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  if (text.starts_with("+") || text.empty()) return {};
  Number number{};
  auto const [stopped, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc{} || stopped != text.data() + text.size()) return {};
  return number;
}

// Z, or hours and minutes up to 14:00.
bool is_zone(std::string_view zone) {
  if (zone.empty() || zone == "Z") return true;
  if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':') return false;
  for (std::size_t const at : {1U, 2U, 4U, 5U}) {
    if (zone[at] < '0' || zone[at] > '9') return false;
  }
  auto const hours_and_minutes =
      (zone[1] - '0') * 1000 + (zone[2] - '0') * 100 + (zone[4] - '0') * 10 + (zone[5] - '0');
  return hours_and_minutes <= 1400 && zone[4] < '6';
}

}  // namespace

std::optional<bool> parse_bit(std::string_view text) {
  if (text == "1" || text == "True" || text == "true" || text == "TRUE") return true;
  if (text == "0" || text == "False" || text == "false" || text == "FALSE") return false;
  return {};
}

std::optional<LocalDate> parse_xs_date(std::string_view text) {
  text = collapsed(text);
  constexpr std::size_t length = 10;
  if (text.size() < length || !is_zone(text.substr(length))) return {};
  return LocalDate::parse_iso(text.substr(0, length));
}

bool looks_like_xs_date(std::string_view text) {
  text = collapsed(text);
  constexpr std::string_view look = "0000-00-00";
  if (text.size() < look.size() || !is_zone(text.substr(look.size()))) return false;
  return std::equal(look.begin(), look.end(), text.begin(),
                    [](char wanted, char each) { return wanted == '-' ? each == '-' : each >= '0' && each <= '9'; });
}

std::optional<std::int32_t> parse_xs_int(std::string_view text) {
  return parse_number<std::int32_t>(text);
}
std::optional<std::uint64_t> parse_xs_unsigned(std::string_view text) {
  return parse_number<std::uint64_t>(text);
}

bool is_outer_id(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char each) {
    return (each >= 'A' && each <= 'Z') || (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9') || each == '-';
  });
}

}  // namespace obereg::training
