// The matrix of roles and permissions, from the one table in roles.cpp.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_roles(web::PageContext const& context);  // GET /roles

}  // namespace obereg::access
