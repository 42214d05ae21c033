// What a signed-in person sees of their own account: sessions, cabinets.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_own_account(web::PageContext const& context);      // GET /account
http::Response show_own_sessions(web::PageContext const& context);     // GET /account/sessions
http::Response submit_end_session(web::ActionContext const& context);  // POST /account/sessions/{session}/end
http::Response submit_end_all(web::ActionContext const& context);      // POST /account/sessions/end-all
http::Response show_cabinets(web::PageContext const& context);         // GET /account/cabinet
http::Response submit_cabinet(web::ActionContext const& context);      // POST /account/cabinet

}  // namespace obereg::access
