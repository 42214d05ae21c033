// People: their accounts, certificates and cabinets, as the administrator keeps them.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_accounts(web::PageContext const& context);             // GET /admin/accounts
http::Response submit_search_accounts(web::ActionContext const& context);  // POST /admin/accounts
http::Response show_add_account(web::PageContext const& context);          // GET /admin/accounts/add
http::Response submit_add_account(web::ActionContext const& context);      // POST /admin/accounts/add
http::Response show_account(web::PageContext const& context);              // GET /admin/accounts/{account}
http::Response submit_block(web::ActionContext const& context);            // POST /admin/accounts/{account}/block
http::Response submit_unblock(web::ActionContext const& context);          // POST /admin/accounts/{account}/unblock
http::Response submit_add_cabinet(web::ActionContext const& context);      // POST /admin/accounts/{account}/cabinets
http::Response submit_take_cabinet(web::ActionContext const& context);     // POST …/cabinets/{cabinet}/remove
http::Response submit_add_certificate(web::ActionContext const& context);  // POST …/certificates

}  // namespace obereg::access
