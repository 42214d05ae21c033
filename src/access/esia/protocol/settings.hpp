// Whether what was set for ЕСИА can work.
#pragma once
#include <string>
#include <vector>

#include "platform/web/esia_settings.hpp"

namespace obereg::access::esia {

using Settings = web::EsiaSettings;

// Russian, each a setting and what is wrong with it; empty where ЕСИА is off and nothing of it is set.
std::vector<std::string> wrong_settings(Settings const& settings);

}  // namespace obereg::access::esia
