// The interface for integrators' programs (PLT-07): JSON under /api/v1, described by openapi.json beside this file. Who
// asks is told by a key; what the key may do are the permissions put into it.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::training {

web::Routes api_routes();

}  // namespace obereg::training
