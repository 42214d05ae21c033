// Pages of signing in and out.
#pragma once
#include "access/sign_in/open_session.hpp"
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_sign_in(web::ActionContext const& context);      // GET /sign-in
http::Response download_challenge(web::PageContext const& context);  // GET /sign-in/challenge/{challenge}
http::Response submit_sign_in(web::ActionContext const& context);    // POST /sign-in
http::Response submit_sign_out(web::ActionContext const& context);   // POST /sign-out

// `next` where it is a path of this site, else "".
std::string local_path(std::string const& next);

// The answer to whoever has just signed in, in whatever way: the session's cookie, and the page `next` where it is one
// of this site, else the first section of the cabinet; the confirmation of the e-mail goes before both.
http::Response enter_cabinet(web::ActionContext const& context, SignedIn const& signed_in, std::string const& next);

}  // namespace obereg::access
