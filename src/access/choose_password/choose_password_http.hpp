// The page that a link from a letter opens.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_choose_password(web::PageContext const& context);      // GET /sign-in/new-password/{link}
http::Response submit_choose_password(web::ActionContext const& context);  // POST /sign-in/new-password/{link}
http::Response submit_judge_by_link(web::ActionContext const& context);    // POST …/strength: while it is typed

}  // namespace obereg::access
