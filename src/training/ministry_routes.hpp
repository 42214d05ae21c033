// What the ministry's people do: providers, annulments by decision, disputes, figures.
#pragma once
#include <vector>

#include "platform/web/route.hpp"

namespace obereg::training {

web::Routes ministry_routes();
std::vector<web::Section> ministry_sections();

}  // namespace obereg::training
