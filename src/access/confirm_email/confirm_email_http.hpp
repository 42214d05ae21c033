#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

// `next` in the address of each: the page that was asked for at signing in.
http::Response show_email(web::PageContext const& context);           // GET /account/email
http::Response submit_email(web::ActionContext const& context);       // POST: the code
http::Response submit_send_code(web::ActionContext const& context);   // POST /account/email/code
http::Response submit_keep_email(web::ActionContext const& context);  // POST /account/email/keep: no new address

}  // namespace obereg::access
