#include "platform/calendar/labour_code.hpp"

namespace obereg::calendar {

bool is_weekend(LocalDate day) {
  std::chrono::weekday const weekday{day.days()};
  return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

// ТК РФ, статья 112: «Нерабочими праздничными днями в Российской Федерации являются: 1, 2, 3, 4, 5, 6 и 8 января –
// Новогодние каникулы; 7 января – Рождество Христово; 23 февраля – День защитника Отечества; 8 марта – Международный
// женский день; 1 мая – Праздник Весны и Труда; 9 мая – День Победы; 12 июня – День России; 4 ноября – День народного
// единства.»
bool is_nonworking_holiday(LocalDate day) {
  switch (day.month()) {
    case 1:
      return day.day() <= 8;
    case 2:
      return day.day() == 23;
    case 3:
      return day.day() == 8;
    case 5:
      return day.day() == 1 || day.day() == 9;
    case 6:
      return day.day() == 12;
    case 11:
      return day.day() == 4;
    default:
      return false;
  }
}

// ТК РФ, статья 112: «При совпадении выходного и нерабочего праздничного дней выходной день переносится на следующий
// после праздничного рабочий день, за исключением выходных дней, совпадающих с нерабочими праздничными днями,
// указанными в абзацах втором и третьем части первой настоящей статьи» – это 1–8 января: их переносит Правительство.
// Статья 95: «Продолжительность рабочего дня или смены, непосредственно предшествующих нерабочему праздничному дню,
// уменьшается на один час.»
Year year_by_labour_code(int number) {
  Year year;
  year.source = "статьи 95 и 112 Трудового кодекса; переносы Правительства ещё неизвестны";
  auto const is_off = [&year](LocalDate day) {
    return is_weekend(day) || is_nonworking_holiday(day) || year.holidays.count(day) > 0;
  };
  auto const first = LocalDate::of(number, 1, 1).value();
  for (auto day = first; day.year() == number; day = day.plus_days(1)) {
    if (!is_nonworking_holiday(day)) continue;
    if (!is_weekend(day)) {
      year.holidays.insert(day);
    } else if (day.month() != 1) {
      auto to = day.plus_days(1);
      while (is_off(to)) to = to.plus_days(1);
      year.holidays.insert(to);
      year.transfers.emplace(day, to);
    }
  }
  for (auto day = first; day.year() == number; day = day.plus_days(1))
    if (!is_off(day) && is_nonworking_holiday(day.plus_days(1))) year.shortened.insert(day);
  return year;
}

}  // namespace obereg::calendar
