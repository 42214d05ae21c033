#include "access/unbind_certificate/unbind.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/access.hpp"
#include "access/own_certificates/change_own.hpp"
#include "access/refusals.hpp"
#include "platform/audit/audit.hpp"
#include "support/test_people.hpp"
#include "support/test_site.hpp"

namespace obereg::access {
namespace {

using support::test_now;
using testing::AllOf;
using testing::HasSubstr;

class UnbindCertificate : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    trust.enter(database());
    site = std::make_unique<support::TestSite>(database(), access_routes(), access_sections(), web::Authenticate{},
                                               stored_trust(database()));
    auto const system =
        support::enter_organisation(database(), "7700000055", "Оператор", OrganisationKind::operator_, false);
    auto const centre = support::enter_organisation(database());
    administrator = support::enter_person(database(), system, Role::administrator, "Главная");
    person = support::enter_person(database(), centre, Role::provider_preparer, "Палкина");
    site->actor.account = administrator;
    site->actor.permissions = permissions_of(Role::administrator);
    site->get("/admin/accounts");
  }
  std::int64_t bind(AccountId account) {
    auto const certificate = trust.person().certificate;
    support::enter_certificate(database(), account, certificate);
    return database().read([&](database::ReadTx& tx) { return find_certificate(tx, certificate.sha256)->id; });
  }
  static std::string page_of(AccountId account, std::int64_t certificate) {
    return "/admin/accounts/" + std::to_string(account.value) + "/certificates/" + std::to_string(certificate) +
           "/remove";
  }
  bool is_bound(AccountId account, std::int64_t id) {
    auto const all = database().read([&](database::ReadTx& tx) { return certificates_of(tx, account); });
    return std::any_of(all.begin(), all.end(), [&](auto const& each) { return each.id == id && !each.removed_at; });
  }
  std::unique_ptr<support::TestSite> site;
  support::TestTrust trust;
  AccountId administrator, person;
};
OBEREG_ON_BOTH_ENGINES(UnbindCertificate);

TEST_P(UnbindCertificate, ACC_08_the_last_one_of_a_person_is_asked_about) {
  bind(administrator);
  auto const first = bind(person), second = bind(person);
  EXPECT_EQ(site->post(page_of(person, second)).status, 303) << "another opens the site";
  EXPECT_FALSE(is_bound(person, second));
  auto const page = page_of(person, first);
  EXPECT_THAT(site->get(page).body, AllOf(HasSubstr("Палкина"), HasSubstr("Других действующих сертификатов")));
  auto const asked = site->post(page);
  EXPECT_EQ(asked.status, 422);
  EXPECT_THAT(asked.body, HasSubstr("href=\"#last\""));
  EXPECT_TRUE(is_bound(person, first));
  EXPECT_EQ(site->post(page, {{"last", "yes"}}).status, 303);
  EXPECT_FALSE(is_bound(person, first));
  EXPECT_EQ(site->get(page).status, 404);
  EXPECT_EQ(site->post(page, {{"last", "yes"}}).status, 303) << "a double click";
}

TEST_P(UnbindCertificate, ACC_10_the_last_that_opens_administration_stays_whoever_unbinds_it) {
  auto const only = bind(administrator);
  auto const page = page_of(administrator, only);
  EXPECT_THAT(site->get(page).body, HasSubstr("Это ваша собственная запись"));
  EXPECT_EQ(site->post(page, {{"last", "yes"}}).status, 409);
  EXPECT_TRUE(is_bound(administrator, only));
  auto const own = remove_own_certificate(site->services, site->actor, only, true, test_now);
  ASSERT_FALSE(own);
  EXPECT_EQ(own.error().kind, &refusals::last_administrator_certificate);
  auto const second = bind(administrator);
  EXPECT_EQ(site->post(page, {{"last", "yes"}}).status, 303) << "the second opens it";
  EXPECT_TRUE(is_bound(administrator, second));
}

TEST_P(UnbindCertificate, ACC_10_another_persons_certificate_and_nonsense_are_not_found) {
  bind(administrator);
  auto const theirs = bind(person);
  EXPECT_EQ(site->post(page_of(administrator, theirs), {{"last", "yes"}}).status, 404);
  EXPECT_TRUE(is_bound(person, theirs));
  EXPECT_EQ(site->get("/admin/accounts/999/certificates/1/remove").status, 404);
  EXPECT_EQ(site->post("/admin/accounts/x/certificates/y/remove").status, 404);
}

}  // namespace
}  // namespace obereg::access
