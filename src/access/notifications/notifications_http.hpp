// «Оповещения»: what was written to a person by mail, shown in the cabinet too (PLT-04).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_notifications(web::PageContext const& context);

}  // namespace obereg::access
