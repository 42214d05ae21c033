// «Второй фактор» of one's own account. What changes it asks for the password first.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_own_factor(web::PageContext const& context);        // GET /account/second-factor
http::Response submit_start_factor(web::ActionContext const& context);  // POST …/start
http::Response submit_own_factor(web::ActionContext const& context);    // POST …/confirm
http::Response submit_new_codes(web::ActionContext const& context);     // POST …/recovery-codes
http::Response submit_switch_off(web::ActionContext const& context);    // POST …/switch-off
http::Response show_own_qr(web::PageContext const& context);            // GET …/qr.png

}  // namespace obereg::access
