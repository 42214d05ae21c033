// Pages of signing in through ЕСИА. Where it is off there are none: each answers 404.
#pragma once
#include "platform/html/render.hpp"
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response submit_esia_sign_in(web::ActionContext const& context);  // POST /sign-in/esia
http::Response finish_esia(web::ActionContext const& context);          // GET /sign-in/esia/callback
http::Response submit_esia_link(web::ActionContext const& context);     // POST /account/esia/link
http::Response submit_esia_unlink(web::ActionContext const& context);   // POST /account/esia/unlink

// What src/access/esia/account_part.html shows of the signed-in account, under the heading of its own.
void add_esia_part(html::View& view, web::PageContext const& context);

}  // namespace obereg::access
