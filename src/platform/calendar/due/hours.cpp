#include "platform/calendar/due/hours.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "platform/html/format.hpp"

namespace obereg::calendar {

namespace {

bool is_open(WorkingCalendar const& calendar, WorkingHours const& hours, LocalDate day, std::chrono::minutes time) {
  if (!calendar.is_working(day)) return false;
  bool const is_friday = std::chrono::weekday{day.days()} == std::chrono::Friday;
  auto closes = is_friday ? hours.closes_on_friday : hours.closes;
  // ТК РФ, статья 95: «Продолжительность рабочего дня или смены, непосредственно предшествующих нерабочему праздничному
  // дню, уменьшается на один час.»
  if (calendar.kind_of(day) == DayKind::shortened) closes -= std::chrono::hours{1};
  return hours.opens <= time && time < closes;
}

}  // namespace

// Регламент аккредитации, пункт 60: «Межведомственный запрос направляется в течение 6 часов. Поставщик сведений
// представляет запрашиваемые сведения в срок, не превышающий 48 часов.»
Instant due_in_hours(Instant event, int hours) {
  if (hours < 1) throw std::logic_error("a term has at least one hour");
  return event + std::chrono::hours{hours};
}

std::string explained_in_hours(Instant event, int hours, std::string_view event_name, std::chrono::minutes zone) {
  return fmt::format("{} с момента {} {}; часы идут подряд, и ночью, и в выходные",
                     html::counted(hours, "час", "часа", "часов"), event_name, russian_moment(event, zone));
}

// Регламент государственной экспертизы, пункт 28: «В случае направления заявления о предоставлении государственной
// услуги посредством ЕПГУ в нерабочий день либо за пределами рабочего времени, регистрация заявления осуществляется в
// первый рабочий день, следующий за днем его направления.» So it is before opening too.
LocalDate day_of_receipt(WorkingCalendar const& calendar, WorkingHours const& hours, Instant arrived,
                         std::chrono::minutes zone) {
  auto const day = LocalDate::at(arrived, zone);
  auto const time = std::chrono::floor<std::chrono::minutes>(arrived + zone - day.days());
  if (is_open(calendar, hours, day, time)) return day;
  return calendar.working_day(day.plus_days(1), 1);
}

}  // namespace obereg::calendar
