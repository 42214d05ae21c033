// From a refused sign-in to the request that was filed with the same certificate (ACC-03).
#pragma once
#include "access/sign_in/sign_in.hpp"
#include "platform/html/render.hpp"
#include "platform/web/route.hpp"

namespace obereg::access {

// Shows the button in sign_in/refusal.html where the attempt proves whose the request is; else clears it.
void add_request_of(html::View& view, web::ActionContext const& context, SignInAttempt const& attempt);

http::Response submit_regain_request(web::ActionContext const& context);  // POST /apply/status/by-certificate

}  // namespace obereg::access
