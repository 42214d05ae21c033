#include "training_rules/check_workbook/repairs.hpp"

#include <array>
#include <charconv>

#include "core/requisites.hpp"
#include "core/time.hpp"

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

std::optional<LocalDate> date_of_parts(DateParts const& parts) {
  auto const [first, second, third] = parts.numbers;
  if (parts.widths[0] == 4 && parts.widths[1] <= 2 && parts.widths[2] <= 2) {
    return LocalDate::of(first, static_cast<unsigned>(second), static_cast<unsigned>(third));
  }
  if (parts.widths[2] != 4 || parts.widths[0] > 2 || parts.widths[1] > 2) return {};
  bool const maybe_american = parts.separator == '/' && first <= 12 && first != second;
  if (maybe_american) return {};
  return LocalDate::of(third, static_cast<unsigned>(second), static_cast<unsigned>(first));
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

std::optional<std::string> date_respelled(std::string_view text) {
  constexpr std::string_view midnight = "00:00:00";
  if (text.ends_with(midnight) && text.size() > midnight.size() + 1) text.remove_suffix(midnight.size() + 1);
  auto const parts = date_parts(text);
  auto const date = parts ? date_of_parts(*parts) : std::nullopt;
  return date ? std::optional(date->russian()) : std::nullopt;
}

}  // namespace obereg::training
