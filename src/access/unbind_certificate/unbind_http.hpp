// The question before a certificate is unbound by the administrator.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_unbind(
    web::PageContext const& context);  // GET  /admin/accounts/{account}/certificates/{certificate}/remove
http::Response submit_unbind(web::ActionContext const& context);  // POST the same

}  // namespace obereg::access
