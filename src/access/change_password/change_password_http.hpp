// «Вход по паролю» of one's own account.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_own_password(web::PageContext const& context);      // GET /account/password
http::Response submit_own_password(web::ActionContext const& context);  // POST /account/password
http::Response submit_judge_own(web::ActionContext const& context);     // POST …/strength: while it is typed

}  // namespace obereg::access
