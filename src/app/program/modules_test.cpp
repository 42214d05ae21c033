// What holds of the program as a whole: its routes, jobs and navigation, whatever module they come from.
#include "app/program/modules.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "access/roles.hpp"
#include "support/paths.hpp"
#include "support/test_site.hpp"

namespace obereg::app {
namespace {

std::set<std::string> held_permissions() {
  std::set<std::string> held;
  for (auto const role : access::all_roles)
    for (auto& permission : access::permissions_of(role)) held.insert(std::move(permission));
  return held;
}

bool is_known(web::Permission permission) {
  return permission.name == web::everyone.name || permission.name == web::anyone_signed_in.name ||
         held_permissions().count(std::string(permission.name)) != 0;
}

TEST(Modules, ACC_10_every_route_asks_for_a_permission_that_some_role_has) {
  auto const routes = all_routes();
  EXPECT_GT(routes.size(), 80u);
  for (auto const& route : routes) EXPECT_TRUE(is_known(route.permission)) << route.path << route.permission.name;
}

TEST(Modules, ACC_10_pages_of_one_cabinet_are_open_to_nobody_else) {
  for (auto const& route : all_routes()) {
    auto const begins = [&](std::string_view prefix) { return route.path.rfind(prefix, 0) == 0; };
    if (begins("/admin")) {
      EXPECT_EQ(route.permission.name, "admin") << route.path;
    }
    if (begins("/account")) {
      EXPECT_EQ(route.permission.name, web::anyone_signed_in.name) << route.path;
    }
  }
}

TEST(Modules, every_route_has_one_handler_and_a_GET_takes_no_body) {
  for (auto const& route : all_routes()) {
    EXPECT_NE(route.page == nullptr, route.action == nullptr) << route.path;
    bool const sends_body = route.method == http::Method::post;
    EXPECT_EQ(route.body_bytes != 0, sends_body) << route.path;
    EXPECT_TRUE(!sends_body || route.action) << route.path;
  }
}

TEST(Modules, every_section_of_the_navigation_leads_to_a_page_that_asks_for_the_same_permission) {
  auto const routes = all_routes();
  for (auto const& section : all_sections()) {
    auto const found = std::find_if(routes.begin(), routes.end(), [&](web::Route const& route) {
      return route.method == http::Method::get && route.path == section.href;
    });
    ASSERT_NE(found, routes.end()) << section.href;
    EXPECT_EQ(found->permission.name, section.permission.name) << section.href;
  }
}

// Names of constants and the kinds of jobs they stand for, as the sources declare them; and the names by which jobs
// are enqueued.
struct DeclaredJobs {
  std::map<std::string, std::string> kinds;
  std::set<std::string> enqueued;
};

DeclaredJobs declared_jobs() {
  DeclaredJobs declared;
  std::regex const constant(R"re(std::string_view (\w*job\w*) = "([^"]+)")re");
  std::regex const call(R"(enqueue\(tx, ([\w:]+),)");
  for (auto const& entry : std::filesystem::recursive_directory_iterator(support::source_folder() + "/src")) {
    auto const path = entry.path().generic_string();
    if (!entry.is_regular_file() || path.find("test.cpp") != std::string::npos) continue;
    std::ifstream file(path);
    std::string const text(std::istreambuf_iterator<char>(file), {});
    for (std::sregex_iterator found(text.begin(), text.end(), constant), end; found != end; ++found)
      declared.kinds[(*found)[1]] = (*found)[2];
    for (std::sregex_iterator found(text.begin(), text.end(), call), end; found != end; ++found)
      declared.enqueued.insert(std::string((*found)[1]).substr((*found)[1].str().rfind(':') + 1));
  }
  declared.enqueued.erase("kind");  // the declaration of enqueue() itself
  return declared;
}

class JobsOfTheProgram : public support::OnBothEngines {};
OBEREG_ON_BOTH_ENGINES(JobsOfTheProgram);

TEST_P(JobsOfTheProgram, TRN_11_every_kind_that_is_enqueued_has_a_runner) {
  support::TestSite const site(database(), {}, {});
  auto const runners = all_jobs({}, site.services);
  auto const declared = declared_jobs();
  EXPECT_GE(declared.enqueued.size(), 5u);
  for (auto const& name : declared.enqueued) {
    ASSERT_TRUE(declared.kinds.count(name)) << name << " is no constant whose name says that it is a job's kind";
    EXPECT_TRUE(runners.count(declared.kinds.at(name))) << declared.kinds.at(name);
  }
  for (auto const& [name, kind] : declared.kinds) EXPECT_TRUE(runners.count(kind)) << kind;
}

}  // namespace
}  // namespace obereg::app
