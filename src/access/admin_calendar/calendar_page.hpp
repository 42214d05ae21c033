#pragma once
#include <vector>

#include "platform/calendar_store/calendar_store.hpp"
#include "platform/html/render.hpp"
#include "platform/web/settings.hpp"

namespace obereg::access {

// For calendar.html: the year month by month, its transfers and the changes that touch it.
html::View year_view(calendar::WorkingCalendar const& calendar, std::vector<calendar::Change> const& changes, int year,
                     web::Settings const& settings);

bool is_undone(std::vector<calendar::Change> const& changes, std::int64_t id);

}  // namespace obereg::access
