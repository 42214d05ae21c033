// Settings of the configuration file for requests to other authorities.
#pragma once
#include <vector>

#include "app/configuration/setting.hpp"

namespace obereg::app {

std::vector<Setting> with_exchange(std::vector<Setting> list);

}  // namespace obereg::app
