// Mail that left or is to leave (PLT-04).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_mail(web::PageContext const& context);            // GET /admin/mail
http::Response show_message(web::PageContext const& context);         // GET /admin/mail/{message}
http::Response submit_send_again(web::ActionContext const& context);  // POST /admin/mail/{message}/send-again

}  // namespace obereg::access
