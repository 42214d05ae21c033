// What an administrator does about an account's way in by e-mail.
#pragma once
#include "access/accounts/accounts.hpp"
#include "platform/html/render.hpp"
#include "platform/web/route.hpp"

namespace obereg::access {

// For account_part.html: whether there is a password, a second factor, how many recovery codes are left.
html::View password_part(web::PageContext const& context, Account const& account);

http::Response submit_invite(web::ActionContext const& context);               // POST /admin/accounts/{account}/invite
http::Response submit_reset_second_factor(web::ActionContext const& context);  // POST …/second-factor/reset

}  // namespace obereg::access
