// The administrator's production calendar (PLT-02): a year as it is, changes of it, and what they moved.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_calendar(web::PageContext const& context);

http::Response show_add_transfer(web::PageContext const& context);
http::Response submit_transfer(web::ActionContext const& context);
http::Response show_add_day_off(web::PageContext const& context);
http::Response submit_day_off(web::ActionContext const& context);
http::Response show_add_year(web::PageContext const& context);
http::Response submit_year(web::ActionContext const& context);

http::Response show_calendar_change(web::PageContext const& context);
http::Response submit_undo_calendar_change(web::ActionContext const& context);

}  // namespace obereg::access
