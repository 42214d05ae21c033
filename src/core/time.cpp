#include "core/time.hpp"

#include <fmt/format.h>

namespace obereg {
namespace {

// The number that `count` digits from `at` spell; nothing where one of them is no digit.
std::optional<unsigned> digits(std::string_view text, std::size_t at, std::size_t count) {
  unsigned number = 0;
  for (auto const digit : text.substr(at, count)) {
    if (digit < '0' || digit > '9') return {};
    number = number * 10 + static_cast<unsigned>(digit - '0');
  }
  return number;
}

std::optional<LocalDate> date_of_parts(std::optional<unsigned> year, std::optional<unsigned> month,
                                       std::optional<unsigned> day) {
  if (!year || !month || !day) return {};
  return LocalDate::of(static_cast<int>(*year), *month, *day);
}

// A moment taken apart as clocks show it.
struct ClockFace {
  LocalDate date;
  std::chrono::hh_mm_ss<std::chrono::milliseconds> time;
};

ClockFace clock_face(Instant moment, std::chrono::minutes offset) {
  auto const shifted = moment + offset;
  auto const day = std::chrono::floor<std::chrono::days>(shifted);
  return {LocalDate::at(moment, offset), std::chrono::hh_mm_ss{shifted - day}};
}

}  // namespace

std::optional<LocalDate> LocalDate::of(int year, unsigned month, unsigned day) {
  std::chrono::year_month_day const date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  if (year < 1 || year > 9999 || !date.ok()) return {};
  return LocalDate{date};
}

std::optional<LocalDate> LocalDate::parse_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  return date_of_parts(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
}

std::optional<LocalDate> LocalDate::parse_russian(std::string_view text) {
  if (text.size() != 10 || text[2] != '.' || text[5] != '.') return {};
  return date_of_parts(digits(text, 6, 4), digits(text, 3, 2), digits(text, 0, 2));
}

LocalDate LocalDate::at(Instant moment, std::chrono::minutes offset) {
  return LocalDate{std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(moment + offset)}};
}

std::string LocalDate::iso() const {
  return fmt::format("{:04}-{:02}-{:02}", year(), month(), day());
}

std::string LocalDate::russian() const {
  return fmt::format("{:02}.{:02}.{:04}", day(), month(), year());
}

LocalDate LocalDate::plus_months(int months) const {
  auto const moved = date_ + std::chrono::months{months};
  return LocalDate{moved.ok() ? moved : std::chrono::year_month_day{moved.year() / moved.month() / std::chrono::last}};
}

LocalDate LocalDate::plus_days(int days) const {
  return LocalDate{std::chrono::year_month_day{std::chrono::sys_days{date_} + std::chrono::days{days}}};
}

std::string russian_moment(Instant moment, std::chrono::minutes offset) {
  auto const face = clock_face(moment, offset);
  return fmt::format("{}, {:02}:{:02}", face.date.russian(), face.time.hours().count(), face.time.minutes().count());
}

std::string iso_moment(Instant moment) {
  auto const face = clock_face(moment, std::chrono::minutes{0});
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", face.date.iso(), face.time.hours().count(),
                     face.time.minutes().count(), face.time.seconds().count(), face.time.subseconds().count());
}

Instant system_now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

}  // namespace obereg
