// Moments and legal dates. A moment is UTC with milliseconds; a legal date has no zone. SQL never asks for the time:
// it is read once a request or job and passed on.
#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace obereg {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

inline std::int64_t to_millis(Instant moment) {
  return moment.time_since_epoch().count();
}
inline Instant from_millis(std::int64_t millis) {
  return Instant{std::chrono::milliseconds{millis}};
}

class LocalDate {
 public:
  LocalDate() = default;
  // Nothing for a day that does not exist (31.02.2023).
  static std::optional<LocalDate> of(int year, unsigned month, unsigned day);
  static std::optional<LocalDate> parse_iso(std::string_view text);      // 2026-02-25
  static std::optional<LocalDate> parse_russian(std::string_view text);  // 25.02.2026
  // The day that this moment falls on where the clock is `offset` ahead of UTC (Moscow: 3 h).
  static LocalDate at(Instant moment, std::chrono::minutes offset = std::chrono::hours{3});

  std::string iso() const;      // 2026-02-25
  std::string russian() const;  // 25.02.2026
  int year() const { return static_cast<int>(date_.year()); }
  unsigned month() const { return static_cast<unsigned>(date_.month()); }
  unsigned day() const { return static_cast<unsigned>(date_.day()); }
  LocalDate plus_months(int months) const;  // 31.01 plus one month is the last day of February
  LocalDate plus_days(int days) const;
  std::chrono::sys_days days() const { return std::chrono::sys_days{date_}; }

  auto operator<=>(LocalDate const&) const = default;

 private:
  explicit LocalDate(std::chrono::year_month_day date) : date_(date) {}
  std::chrono::year_month_day date_{std::chrono::year{1970}, std::chrono::month{1}, std::chrono::day{1}};
};

// "22.11.2026, 11:05" where the clock is `offset` ahead of UTC.
std::string russian_moment(Instant moment, std::chrono::minutes offset = std::chrono::hours{3});
// "2026-11-22T08:05:00.000Z"
std::string iso_moment(Instant moment);

// The process's clock; long-lived objects take a Clock so that tests can set it.
using Clock = Instant (*)();
Instant system_now();

}  // namespace obereg
