// The registry for programs: search, one record, the public check. Names and СНИЛС are sent in bodies, never in
// addresses, which land in logs.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::training::api {

http::Response post_search(web::ActionContext const& context);  // POST /api/v1/registry/search
http::Response get_due(web::PageContext const& context);        // GET /api/v1/due?term=&from=&to=&programme=&after=
http::Response get_record(web::PageContext const& context);     // GET  /api/v1/registry/{number}
http::Response post_check(web::ActionContext const& context);   // POST /api/v1/check

}  // namespace obereg::training::api
