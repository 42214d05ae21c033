// «Почта и телефон» of one's own account.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_contacts(web::PageContext const& context);      // GET /account/contacts
http::Response submit_contacts(web::ActionContext const& context);  // POST /account/contacts

}  // namespace obereg::access
