// A page of figures is of one year: `?year=2026`.
#pragma once
#include "platform/html/render.hpp"
#include "platform/web/route.hpp"

namespace obereg::web {

// The year asked for where it can have figures, from `first` to the current one; else the current one.
int year_asked_for(PageContext const& context, int first);

// For components/select.html, with the id "year"; the newest first.
html::View year_field(PageContext const& context, int first, int chosen);

}  // namespace obereg::web
