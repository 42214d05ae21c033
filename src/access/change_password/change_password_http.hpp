// «Вход по паролю» of one's own account.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_own_password(web::PageContext const& context);      // GET /account/password
http::Response submit_own_password(web::ActionContext const& context);  // POST /account/password

}  // namespace obereg::access
