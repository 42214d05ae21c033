// The description and the route tables say the same.
#include <gmock/gmock.h>

#include <map>

#include "platform/assets/assets.hpp"
#include "training/api/api_fixture.hpp"

namespace obereg::training {
namespace {

// Any scope of seeing records brings these permissions (access/sessions).
std::string scopes_of(std::string_view permission) {
  return permission == "training.view-registry" || permission == "training.view-due"
             ? "training.view-own or training.view-employer"
             : std::string(permission);
}

// "GET /api/v1/sets" -> scopes that open it; "everyone" where it needs no key.
std::map<std::string, std::string> described() {
  std::map<std::string, std::string> operations;
  auto const description = boost::json::parse(assets::find("src/training/api/openapi.json"));
  for (auto const& [path, item] : description.at("paths").as_object()) {
    for (auto const& [method, operation] : item.as_object()) {
      if (method == "parameters") continue;
      std::string scope;
      for (auto const& needed : operation.at("security").as_array())
        scope += (scope.empty() ? "" : " or ") + std::string(needed.at("key").at(0).as_string());
      if (scope.empty()) scope = "everyone";
      operations.emplace((method == "get" ? "GET /api/v1" : "POST /api/v1") + std::string(path), scope);
    }
  }
  return operations;
}

std::map<std::string, std::string> routed() {
  std::map<std::string, std::string> operations;
  for (auto const& route : training_routes())
    if (route.path.rfind("/api/", 0) == 0)
      operations.emplace((route.method == http::Method::get ? "GET " : "POST ") + std::string(route.path),
                         scopes_of(route.permission.name));
  return operations;
}

TEST(ApiDescription, PLT_07_every_route_is_described_with_its_scope_and_nothing_else_is) {
  EXPECT_FALSE(routed().empty());
  EXPECT_EQ(described(), routed());
}

class ReferenceApi : public testing_support::ApiTest {};
OBEREG_ON_BOTH_ENGINES(ReferenceApi);

TEST_P(ReferenceApi, anyone_may_ask_for_the_description_and_the_programmes) {
  key_.clear();
  EXPECT_EQ(object(get("/openapi.json")).at("openapi").as_string(), "3.1.0");
  auto const programmes = object(get("/programmes")).at("programmes").as_array();
  EXPECT_EQ(programmes.size(), 28u);
  EXPECT_EQ(ask(http::Method::head, "/programmes").status, 200);
}

TEST_P(ReferenceApi, an_unknown_address_or_method_is_answered_by_a_problem) {
  EXPECT_EQ(get("/nothing").status, 404);
  EXPECT_EQ(post("/programmes", {"application/json", "{}"}).status, 405);
}

}  // namespace
}  // namespace obereg::training
