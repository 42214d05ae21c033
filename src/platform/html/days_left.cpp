#include "platform/html/days_left.hpp"

#include "platform/html/format.hpp"

namespace obereg::html {

std::string days_left(int days) {
  return days == 0 ? "сегодня последний день" : "осталось " + counted(days, "день", "дня", "дней");
}

}  // namespace obereg::html
