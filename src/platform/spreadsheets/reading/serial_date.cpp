#include <chrono>
#include <cmath>

#include "platform/spreadsheets/workbook.hpp"

namespace obereg::spreadsheets {

SerialDate date_of_serial(double serial, bool date_1904) {
  constexpr double after_last = 2'958'466;  // 01.01.10000
  constexpr int lotus_leap_day = 60;        // 29.02.1900, kept by Excel for the sake of Lotus 1-2-3
  constexpr int seconds_of_day = 86'400;
  constexpr int from_1900_to_1904 = 1'462;

  if (!(serial >= 0) || serial >= after_last) return {};
  auto day = static_cast<int>(std::floor(serial));
  auto seconds = static_cast<int>(std::lround((serial - day) * seconds_of_day));
  if (seconds == seconds_of_day) {
    ++day;
    seconds = 0;
  }
  if (date_1904) day += from_1900_to_1904;
  if (day == 0 || day == lotus_leap_day || day >= after_last) return {};
  if (day < lotus_leap_day) ++day;
  using namespace std::chrono;
  year_month_day const date = sys_days{December / 30 / 1899} + days{day};
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
          seconds, true};
}

}  // namespace obereg::spreadsheets
