// Sentences that say how a due date came about, in Russian.
#pragma once
#include <string>

#include "platform/calendar/due/due.hpp"

namespace obereg::calendar {

// "15 рабочих дней со дня получения 12.01.2026; не считались выходные 17–18.01, 24–25.01, 31.01–01.02" with what else
// there is: a pause, an extension, a moved end, "предварительно". `event` in the genitive, "получения заявки"; where it
// is "": "15 рабочих дней после 12.01.2026". `due` is what due_date() said.
std::string explained(Deadline const& deadline, DueDate const& due, std::string_view event);

// "17–18.01, 24.01": days that follow each other are one span.
std::string spans(std::vector<LocalDate> const& days);

}  // namespace obereg::calendar
