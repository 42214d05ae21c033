// The days off that the Labour Code alone gives, before the Government moves any.
#pragma once
#include "platform/calendar/calendar.hpp"

namespace obereg::calendar {

bool is_nonworking_holiday(LocalDate day);  // by its day and month, whatever day of the week it is
// Not official: the Government may still move days off. By the articles as they stand since 2013.
Year year_by_labour_code(int year);

bool is_weekend(LocalDate day);  // Saturday or Sunday

}  // namespace obereg::calendar
