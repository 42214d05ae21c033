// Pages of signing in by e-mail and password.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_password_sign_in(web::PageContext const& context);      // GET /sign-in/password
http::Response submit_password_sign_in(web::ActionContext const& context);  // POST /sign-in/password
http::Response show_code(web::PageContext const& context);                  // GET /sign-in/second-factor
http::Response submit_code(web::ActionContext const& context);              // POST /sign-in/second-factor
http::Response show_set_up(web::PageContext const& context);                // GET /sign-in/second-factor/set-up
http::Response submit_set_up(web::ActionContext const& context);            // POST /sign-in/second-factor/set-up
http::Response show_set_up_qr(web::PageContext const& context);             // GET /sign-in/second-factor/qr.png

}  // namespace obereg::access
