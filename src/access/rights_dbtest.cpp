// Who may open what: every route of this module against every role.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/access.hpp"
#include "access/roles.hpp"
#include "support/test_people.hpp"
#include "support/test_site.hpp"

namespace obereg::access {
namespace {

using support::TestSite;
using testing::HasSubstr;

class Rights : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    site = std::make_unique<TestSite>(database(), access_routes(), access_sections());
    account = support::enter_person(database(), support::enter_organisation(database()), Role::provider_signer);
  }
  void act_as(Role role) {
    site->actor.account = account;
    site->actor.name = "Образцова А. А.";
    site->actor.permissions = permissions_of(role);
  }
  // An address of the route, with numbers that nothing has.
  static std::string address_of(web::Route const& route) {
    std::string address;
    bool in_braces = false;
    for (char const letter : route.path) {
      if (letter == '{') address += "987654";
      in_braces = letter == '{' || (in_braces && letter != '}');
      if (!in_braces && letter != '}') address += letter;
    }
    return address;
  }
  int status_of(web::Route const& route) {
    auto const address = address_of(route);
    return (route.method == http::Method::get ? site->get(address) : site->post(address)).status;
  }
  std::unique_ptr<TestSite> site;
  AccountId account;
};
OBEREG_ON_BOTH_ENGINES(Rights);

TEST_P(Rights, ACC_10_the_administration_is_open_to_the_administrator_alone) {
  for (auto const role : all_roles) {
    act_as(role);
    for (auto const& route : access_routes()) {
      if (!route.path.starts_with("/admin")) continue;
      auto const status = status_of(route);
      if (role == Role::administrator)  // 303: what needs no form is done
        EXPECT_TRUE(status == 200 || status == 303 || status == 404 || status == 422) << route.path << ' ' << status;
      else
        EXPECT_EQ(status, 403) << route.path << " for " << to_text(role);
    }
  }
}

TEST_P(Rights, ACC_03_requests_are_open_to_clerks_and_administrators_alone) {
  for (auto const role : all_roles) {
    act_as(role);
    for (auto const& route : access_routes()) {
      if (!route.path.starts_with("/applications")) continue;
      auto const status = status_of(route);
      if (role == Role::administrator || role == Role::account_clerk)
        EXPECT_TRUE(status == 200 || status == 303 || status == 404) << route.path << ' ' << status;
      else
        EXPECT_EQ(status, 403) << route.path << " for " << to_text(role);
    }
  }
}

TEST_P(Rights, ACC_10_a_stranger_sees_the_open_pages_and_nothing_else) {
  site->get("/sign-in");
  for (auto const& route : access_routes()) {
    bool const open = route.path.starts_with("/sign-in") || route.path == "/apply" || route.path.starts_with("/apply/");
    EXPECT_EQ(route.permission.name == web::everyone.name, open) << route.path;
    if (open) continue;
    EXPECT_EQ(status_of(route), route.method == http::Method::get ? 303 : 401) << route.path;
  }
}

TEST_P(Rights, every_section_leads_to_a_page) {
  for (auto const& section : access_sections()) {
    auto const* const holder = std::find_if(std::begin(all_roles), std::end(all_roles), [&](Role role) {
      return section.permission.name == web::anyone_signed_in.name || has(role, section.permission.name);
    });
    ASSERT_NE(holder, std::end(all_roles)) << section.href;
    act_as(*holder);
    auto const response = site->get(section.href);
    EXPECT_EQ(response.status, 200) << section.href;
    EXPECT_THAT(response.body, HasSubstr("aria-current=\"page\">" + section.title)) << section.href;
  }
}

}  // namespace
}  // namespace obereg::access
