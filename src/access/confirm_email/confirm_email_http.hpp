#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_email(web::PageContext const& context);          // GET /account/email
http::Response submit_email(web::ActionContext const& context);      // POST: the code
http::Response submit_send_code(web::ActionContext const& context);  // POST /account/email/code

}  // namespace obereg::access
