// Pages of signing in and out.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_sign_in(web::ActionContext const& context);      // GET /sign-in
http::Response download_challenge(web::PageContext const& context);  // GET /sign-in/challenge/{challenge}
http::Response submit_sign_in(web::ActionContext const& context);    // POST /sign-in
http::Response submit_sign_out(web::ActionContext const& context);   // POST /sign-out

// `next` where it is a path of this site, else "".
std::string local_path(std::string const& next);

}  // namespace obereg::access
