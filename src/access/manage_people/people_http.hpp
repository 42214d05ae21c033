// «Люди организации»: their list, the card of one, the form that adds one.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_people(web::PageContext const& context);              // GET /people
http::Response submit_search_people(web::ActionContext const& context);   // POST /people
http::Response show_add_person(web::PageContext const& context);          // GET /people/add
http::Response submit_add_person(web::ActionContext const& context);      // POST /people/add
http::Response show_person(web::PageContext const& context);              // GET /people/{account}
http::Response submit_give_role(web::ActionContext const& context);       // POST /people/{account}/roles
http::Response submit_take_role(web::ActionContext const& context);       // POST /people/{account}/roles/{cabinet}/take
http::Response submit_close_cabinets(web::ActionContext const& context);  // POST /people/{account}/close
http::Response submit_open_cabinets(web::ActionContext const& context);   // POST /people/{account}/open

}  // namespace obereg::access
