// Pages of the program itself, open to everyone.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::app {

web::Routes page_routes();

}  // namespace obereg::app
