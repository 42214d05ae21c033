// The button «Проверить журнал» and the page of what the check found.
#pragma once
#include "platform/html/render.hpp"
#include "platform/web/route.hpp"

namespace obereg::app {

web::Routes verify_audit_routes();

// For src/app/verify_audit/newest.html on the page of the log: the button and what the last check found.
html::View newest_check_view(web::PageContext const& context);

}  // namespace obereg::app
