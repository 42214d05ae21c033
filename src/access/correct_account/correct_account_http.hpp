#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_correct_account(web::PageContext const& context);      // GET /admin/accounts/{account}/edit
http::Response submit_correct_account(web::ActionContext const& context);  // POST

}  // namespace obereg::access
