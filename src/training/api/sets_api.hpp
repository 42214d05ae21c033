// Record sets for programs: list, one set, its signature. The bytes to sign and the receipt are those of the pages.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::training::api {

http::Response get_sets(web::PageContext const& context);          // GET  /api/v1/sets
http::Response get_set(web::PageContext const& context);           // GET  /api/v1/sets/{set}
http::Response post_signature(web::ActionContext const& context);  // POST /api/v1/sets/{set}/signature

}  // namespace obereg::training::api
