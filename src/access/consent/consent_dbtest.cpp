#include "access/consent/consent.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/access.hpp"
#include "platform/audit/audit.hpp"
#include "support/test_people.hpp"
#include "support/test_site.hpp"

namespace obereg::access {
namespace {

using support::test_now;
using support::TestSite;
using testing::HasSubstr;
using testing::Not;

class Consent : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    site = std::make_unique<TestSite>(database(), access_routes(), access_sections());
    site->actor.account =
        support::enter_person(database(), support::enter_organisation(database()), Role::provider_preparer);
    site->actor.name = "Образцова А. А.";
  }
  std::optional<Instant> given() {
    return database().read([&](database::ReadTx& tx) { return consent_of(tx, site->actor.account); });
  }
  std::size_t audited(std::string const& action) {
    return database().read([&](database::ReadTx& tx) { return audit::page(tx, 0, action, "", 10).size(); });
  }
  std::unique_ptr<TestSite> site;
};
OBEREG_ON_BOTH_ENGINES(Consent);

TEST_P(Consent, PLT_10_is_given_and_taken_back_by_the_person_and_both_are_written_down) {
  EXPECT_THAT(site->get("/account/consent").body, HasSubstr("Даю согласие"));
  EXPECT_FALSE(given());
  EXPECT_EQ(site->post("/account/consent").status, 303);
  EXPECT_EQ(site->post("/account/consent").status, 303) << "a second click";
  EXPECT_EQ(given(), test_now);
  EXPECT_THAT(site->get("/account/consent").body, HasSubstr("Отозвать согласие"));
  EXPECT_EQ(site->post("/account/consent/withdraw").status, 303);
  EXPECT_EQ(site->post("/account/consent/withdraw").status, 303);
  EXPECT_FALSE(given());
  EXPECT_EQ(audited("access.consent-given"), 1u);
  EXPECT_EQ(audited("access.consent-withdrawn"), 1u);
}

TEST_P(Consent, PLT_10_is_asked_for_on_the_persons_own_page_until_it_is_given) {
  EXPECT_THAT(site->get("/account").body, HasSubstr("Вы ещё не дали согласие"));
  site->post("/account/consent");
  EXPECT_THAT(site->get("/account").body, Not(HasSubstr("Вы ещё не дали согласие")));
}

}  // namespace
}  // namespace obereg::access
