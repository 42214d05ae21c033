#include "access/esia/esia_site_fixture.hpp"

namespace obereg::access {
namespace {

using testing::HasSubstr;
using testing::Not;

class CutEsiaLink : public EsiaSite {
 protected:
  void SetUp() override {
    EsiaSite::SetUp();
    if (IsSkipped()) return;
    auto const owner =
        support::enter_organisation(database(), "7700000030", "Оператор", OrganisationKind::operator_, false);
    administrator = std::make_unique<TestSite>(database(), access_routes(), access_sections());
    administrator->actor.account = support::enter_person(database(), owner, Role::administrator, "Главная");
    administrator->actor.permissions = permissions_of(Role::administrator);
    administrator->settings.esia = site->settings.esia;
    administrator->get("/admin/accounts");
    card = "/admin/accounts/" + std::to_string(account.value);
  }
  std::string shown() { return administrator->get(card).body; }
  http::Response cut() { return administrator->post(card + "/esia/unlink"); }

  std::unique_ptr<TestSite> administrator;
  std::string card;
};
OBEREG_ON_BOTH_ENGINES(CutEsiaLink);

TEST_P(CutEsiaLink, ACC_10_an_administrator_sees_whether_an_account_is_linked_since_when_and_how) {
  EXPECT_THAT(shown(), HasSubstr("Не связана с Госуслугами"));
  administrator->settings.esia = {};
  EXPECT_THAT(shown(), Not(HasSubstr("Госуслуг"))) << "it is off, and nothing is linked";
  sign_in();
  auto const day = LocalDate::at(test_now, administrator->settings.zone).russian();
  EXPECT_THAT(shown(), HasSubstr("Связана с Госуслугами с " + day + ": при входе совпали СНИЛС и имя"));
  site->post("/account/esia/unlink");
  EXPECT_THAT(shown(), HasSubstr("Отключён " + day));
  EXPECT_THAT(shown(), Not(HasSubstr("Отвязать от Госуслуг")));
  come_back(*site, leave(*site, "/account/esia/link"));
  EXPECT_THAT(shown(), HasSubstr(": связал владелец"));
}

TEST_P(CutEsiaLink, ACC_10_a_link_cut_by_an_administrator_ends_its_sessions_and_the_owner_is_told) {
  sign_in();
  auto const by_certificate = open_browser();
  by_certificate->cookies[std::string(session_cookie)] = database().write([&](database::Tx& tx) {
    return begin_session(tx, {account, cabinets_of(tx, account)[0].id, {}, "192.0.2.7", "Firefox"}, settings, test_now);
  });
  ASSERT_TRUE(signed_in(*site));
  auto const answer = cut();
  EXPECT_EQ(header_of(answer, "Location"), card + "?done=esia-unlinked");
  EXPECT_FALSE(signed_in(*site));
  EXPECT_TRUE(signed_in(*by_certificate)) << "another way of signing in";
  auto const entries = audited("access.esia-unlinked");
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_EQ(entries[0].account_id, administrator->actor.account.value);
  EXPECT_EQ(entries[0].subject, "account:" + std::to_string(account.value));
  EXPECT_EQ(entries[0].details, "Отвязал администратор");
  auto const sent = letters();
  ASSERT_EQ(sent.size(), 2u);
  EXPECT_THAT(sent[0].body, HasSubstr("отключил администратор системы"));

  EXPECT_EQ(header_of(cut(), "Location"), card) << "there is nothing left to cut";
  EXPECT_EQ(audited("access.esia-unlinked").size(), 1u);
  EXPECT_EQ(letters().size(), 2u);
}

TEST_P(CutEsiaLink, ACC_10_after_it_only_the_owner_links_the_account_again) {
  sign_in();
  cut();
  EXPECT_THAT(sign_in().body, HasSubstr("Его отключил владелец или администратор"));
  EXPECT_TRUE(site->cookies.count(session_cookie) == 0 || !signed_in(*site));
}

TEST_P(CutEsiaLink, ACC_10_only_an_administrator_cuts_links) {
  sign_in();
  administrator->actor.permissions = permissions_of(Role::organisation_administrator);
  EXPECT_EQ(cut().status, 403);
  EXPECT_TRUE(signed_in(*site));
  administrator->actor.permissions = permissions_of(Role::administrator);
  EXPECT_EQ(administrator->post("/admin/accounts/99/esia/unlink").status, 404);
}

}  // namespace
}  // namespace obereg::access
