// What an administrator sees of an account's link with ЕСИА, and the way to cut it.
#pragma once
#include "access/accounts/accounts.hpp"
#include "platform/html/render.hpp"
#include "platform/web/route.hpp"

namespace obereg::access {

// For account_part.html. Nothing is shown where ЕСИА is off and the account was never linked.
html::View esia_link_part(web::PageContext const& context, AccountId account);

http::Response submit_cut_esia_link(web::ActionContext const& context);  // POST /admin/accounts/{account}/esia/unlink

}  // namespace obereg::access
