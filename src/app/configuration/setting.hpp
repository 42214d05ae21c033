// One setting of the configuration file.
#pragma once
#include <yaml-cpp/yaml.h>

#include <functional>
#include <string>
#include <string_view>

#include "app/configuration/config.hpp"

namespace obereg::app {

// Takes the setting's node; throws YAML::Exception for a wrong kind of value, returns what else is wrong or "".
struct Setting {
  std::string_view name;
  std::function<std::string(YAML::Node const&, Config&)> set;
};

}  // namespace obereg::app
