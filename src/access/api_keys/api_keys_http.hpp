// The page of one's own keys for programs.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_api_keys(web::PageContext const& context);        // GET /account/api-keys
http::Response submit_api_key(web::ActionContext const& context);     // POST /account/api-keys
http::Response submit_revoke_key(web::ActionContext const& context);  // POST /account/api-keys/{key}/revoke

}  // namespace obereg::access
