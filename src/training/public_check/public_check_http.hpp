#pragma once
#include "platform/web/route.hpp"

namespace obereg::training {

http::Response show_check(web::PageContext const& context);  // GET /check
// POST /check. Answers with the page itself and not with 303: the surname must not stand in an address, and an answer
// kept for later would be one more store of personal data.
http::Response submit_check(web::ActionContext const& context);

}  // namespace obereg::training
