// Organisations as the administrator enters them.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_organisations(web::PageContext const& context);         // GET /admin/organisations
http::Response show_add_organisation(web::PageContext const& context);      // GET /admin/organisations/add
http::Response submit_add_organisation(web::ActionContext const& context);  // POST /admin/organisations/add
http::Response show_organisation(web::PageContext const& context);          // GET /admin/organisations/{organisation}
http::Response submit_organisation(web::ActionContext const& context);      // POST /admin/organisations/{organisation}

}  // namespace obereg::access
