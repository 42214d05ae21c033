#include "platform/web/searches/kept_search.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/web/pages.hpp"
#include "support/test_site.hpp"

namespace obereg::web {
namespace {

using support::test_now;

http::Response list(PageContext const& context) {
  auto const found = sought(context);
  if (!found) return refused(context, found.error());
  http::Response answer;
  answer.body = "sought: " + found->get("wanted") + "; which: " + context.request.query.get("which");
  return answer;
}

class KeptSearch : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    site = std::make_unique<support::TestSite>(
        database(), Routes{get("/list", everyone, list), post("/list", everyone, show_found)}, std::vector<Section>{});
    site->actor.account = {1};
    site->get("/list");
  }
  std::string found(std::string const& target, std::string const& wanted) {
    return support::header_of(site->post(target, {{"wanted", wanted}}), "Location");
  }
  std::unique_ptr<support::TestSite> site;
};
OBEREG_ON_BOTH_ENGINES(KeptSearch);

TEST_P(KeptSearch, PLT_09_leads_to_a_page_that_can_be_gone_back_to_and_names_nobody_in_its_address) {
  auto const address = found("/list?which=decided&before=7", "Образцова");
  EXPECT_EQ(address.rfind("/list?which=decided&search=", 0), 0u) << address;
  EXPECT_EQ(site->get(address).body, "sought: Образцова; which: decided");
  EXPECT_EQ(site->get(address).body, "sought: Образцова; which: decided") << "again";
  EXPECT_EQ(site->get("/list").body, "sought: ; which: ");
}

TEST_P(KeptSearch, PLT_10_opens_for_whoever_sought_and_for_a_day) {
  auto const address = found("/list", "Образцова");
  support::site_time = test_now + std::chrono::hours{23};
  EXPECT_EQ(site->get(address).status, 200);
  site->actor.account = {2};
  EXPECT_EQ(site->get(address).status, 410);
  site->actor.account = {1};
  support::site_time = test_now + std::chrono::hours{24};
  EXPECT_EQ(site->get(address).status, 410);
  found("/list", "Палкина");
  constexpr database::Query kept{"test.kept", "select count(*) from kept_searches",
                                 "select count(*) from kept_searches"};
  EXPECT_EQ(database().read([&](database::ReadTx& tx) { return tx.get_integer(kept, {}); }), 1)
      << "the old one is gone";
}

TEST_P(KeptSearch, PLT_09_what_is_no_text_or_too_long_is_left_out_and_the_rest_holds) {
  EXPECT_EQ(site->get(found("/list", std::string("a\0b", 3))).body, "sought: ; which: ");
  EXPECT_EQ(site->get(found("/list", std::string(1001, 'a'))).body, "sought: ; which: ");
  EXPECT_EQ(site->get("/list?search=no-such").status, 410);
}

}  // namespace
}  // namespace obereg::web
