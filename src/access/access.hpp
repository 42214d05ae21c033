// The module's face: what src/app wires into the program. Other modules use Actor (core) and accounts/accounts.hpp.
#pragma once
#include <vector>

#include "platform/web/route.hpp"

namespace obereg::access {

web::Routes access_routes();
std::vector<web::Section> access_sections();

}  // namespace obereg::access
