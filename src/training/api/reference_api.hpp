// What anyone may ask: the description of this interface and the training programmes.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::training::api {

http::Response get_description(web::PageContext const& context);  // GET /api/v1/openapi.json
http::Response get_programmes(web::PageContext const& context);   // GET /api/v1/programmes

}  // namespace obereg::training::api
