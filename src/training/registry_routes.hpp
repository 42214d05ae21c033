// Routes of the registry itself: search, cards, extracts, who is due, and the public check.
#pragma once
#include <vector>

#include "platform/web/route.hpp"

namespace obereg::training {

web::Routes registry_routes();
std::vector<web::Section> registry_sections();

}  // namespace obereg::training
