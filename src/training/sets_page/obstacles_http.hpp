// The page that names the records which keep a set from being formed or signed.
#pragma once
#include "platform/web/route.hpp"
#include "training/registry_rules/obstacles.hpp"

namespace obereg::training {

struct ObstaclesPage {
  std::string heading;           // what was not done
  std::string_view origin;       // of the set
  bool disputed = false;         // the ministry was told of the claims
  std::string href, link_title;  // where to go on
};
http::Response show_obstacles(web::PageContext const& context, Obstacles const& obstacles, ObstaclesPage const& words);

}  // namespace obereg::training
