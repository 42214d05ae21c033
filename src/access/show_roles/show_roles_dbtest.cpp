#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/access.hpp"
#include "access/roles.hpp"
#include "support/test_site.hpp"

namespace obereg::access {
namespace {

class ShowRoles : public support::OnBothEngines {};
OBEREG_ON_BOTH_ENGINES(ShowRoles);

TEST_P(ShowRoles, ACC_10_the_matrix_names_every_role_and_right) {
  support::TestSite site(database(), access_routes(), {});
  EXPECT_EQ(site.get("/roles").status, 303) << "a stranger signs in first";
  site.actor.account = {1};
  auto const page = site.get("/roles");
  ASSERT_EQ(page.status, 200);
  for (auto const role : all_roles) EXPECT_THAT(page.body, testing::HasSubstr(std::string(title_of(role))));
  for (auto const& right : all_rights()) EXPECT_THAT(page.body, testing::HasSubstr(std::string(right.title)));
  std::string const note = "пропадает, пока организация заблокирована";
  auto const at = page.body.find(note);
  EXPECT_NE(at, std::string::npos);
  EXPECT_EQ(page.body.find(note, at + 1), std::string::npos) << "said once, under the table";
}

}  // namespace
}  // namespace obereg::access
