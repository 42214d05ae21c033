// Whose account a certificate is bound to by an approval, and what the card says of it.
#include "access/accounts/accounts.hpp"
#include "access/consent/consent.hpp"
#include "access/requests/request_fixture.hpp"

namespace obereg::access {
namespace {

using support::test_now;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Comparing : public RequestSite {
 protected:
  void SetUp() override {
    RequestSite::SetUp();
    if (IsSkipped()) return;
    office = staff(clerk);
    centre = support::enter_organisation(database(), "9999000013", "ООО «Образец»");
  }
  RequestId in_work() {
    auto const id = filed();
    EXPECT_EQ(office->post(address_of(id) + "/take").status, 303);
    return id;
  }
  http::Response bind(RequestId id, AccountId account, std::string const& confirmed = "") {
    return office->post(address_of(id) + "/approve", {{"account", std::to_string(account.value)},
                                                      {"approving", "yes"},
                                                      {"roles", "provider-signer"},
                                                      {"confirmed", confirmed}});
  }
  AccountId namesake(OrganisationId organisation) {
    return support::enter_person(database(), organisation, Role::provider_preparer);
  }
  // With a certificate that states this СНИЛС.
  AccountId with_snils(AccountId account, std::string const& snils) {
    auto subject = signatures::sample_person();
    subject.snils = snils;
    auto const issued =
        trust.ca.issue(trust.kind, subject, {test_now - 100 * support::one_day, test_now + 100 * support::one_day});
    support::enter_certificate(database(), account, issued.certificate);
    return account;
  }
  std::vector<BoundCertificate> held(AccountId account) {
    return database().read([&](database::ReadTx& tx) { return certificates_of(tx, account); });
  }
  std::optional<Instant> consent(AccountId account) {
    return database().read([&](database::ReadTx& tx) { return consent_of(tx, account); });
  }
  OrganisationId elsewhere() { return support::enter_organisation(database(), "7700000016", "ООО «Чужое»"); }
  static constexpr auto other_snils = "08765430300";
  std::unique_ptr<support::TestSite> office;
  OrganisationId centre;
};
OBEREG_ON_BOTH_ENGINES(Comparing);

TEST_P(Comparing, ACC_08_a_certificate_of_another_SNILS_is_bound_to_no_account) {
  auto const stranger = with_snils(namesake(centre), other_snils);
  auto const id = in_work();
  auto const page = office->get(address_of(id)).body;
  EXPECT_THAT(page, AllOf(HasSubstr("СНИЛС в сертификате другой: это другой человек"), HasSubstr("***-***-303 00"),
                          HasSubstr(">Отличается<"), Not(HasSubstr(other_snils)), Not(HasSubstr("087-654"))));
  EXPECT_THAT(page, Not(HasSubstr("Привязать сертификат к записи:")));
  auto const refused = bind(id, stranger, "что угодно");
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("href=\"#account\">СНИЛС в сертификате другой: это другой человек"));
  EXPECT_EQ(held(stranger).size(), 1u);
  EXPECT_EQ(request(id).state, RequestState::in_work);
}

TEST_P(Comparing, ACC_08_where_nothing_proves_the_person_the_clerk_confirms_what_differs) {
  auto const account = namesake(elsewhere());
  auto const id = in_work();
  auto const asked = bind(id, account);
  EXPECT_EQ(asked.status, 422);
  std::string const doubt =
      "СНИЛС учётной записи неизвестно, сравнить нельзя. Организация: в заявке «ООО «Образец», ИНН 9999000013», в "
      "учётной записи «ООО «Чужое», ИНН 7700000016».";
  EXPECT_THAT(asked.body, AllOf(HasSubstr("href=\"#confirmed\">Подтвердите, что это тот же человек"),
                                HasSubstr("value=\"" + doubt + "\""), HasSubstr("value=\"provider-signer\" checked")));
  EXPECT_EQ(bind(id, account, "иное").status, 422) << "what was shown is what counts";
  EXPECT_TRUE(held(account).empty());
  EXPECT_EQ(bind(id, account, doubt).status, 303);
  EXPECT_EQ(held(account).size(), 1u);
  EXPECT_THAT(audited("access.certificate-bound").at(0).details, HasSubstr("Подтверждено: " + doubt));
}

TEST_P(Comparing, ACC_08_another_name_with_the_same_SNILS_is_confirmed_too) {
  auto const account = with_snils(support::enter_person(database(), centre, Role::provider_preparer, "Девичья"),
                                  person.certificate.snils);
  auto const id = in_work();
  auto const asked = bind(id, account);
  EXPECT_EQ(asked.status, 422);
  EXPECT_THAT(asked.body, HasSubstr("в учётной записи «Девичья Анна Андреевна»"));
}

TEST_P(Comparing, ACC_03_the_card_says_of_each_account_what_is_the_same_and_what_differs) {
  with_snils(namesake(elsewhere()), person.certificate.snils);
  auto const page = office->get(address_of(in_work())).body;
  EXPECT_THAT(page, AllOf(HasSubstr("***-***-445 95"), HasSubstr("ООО «Чужое», ИНН 7700000016"),
                          HasSubstr("ООО «Образец», ИНН 9999000013"), HasSubstr("a@example.org"),
                          HasSubstr(">Совпадает<"), HasSubstr(">Отличается<")));
  EXPECT_THAT(page, Not(HasSubstr("11223344595")));
}

TEST_P(Comparing, PLT_10_a_consent_becomes_the_accounts_by_the_SNILS_alone) {
  auto const account = namesake(centre);
  auto const id = in_work();
  ASSERT_EQ(bind(id, account, "СНИЛС учётной записи неизвестно, сравнить нельзя.").status, 303);
  EXPECT_FALSE(consent(account)) << "a name proves nobody: it stays the request's";
  EXPECT_TRUE(request(id).consent);
  EXPECT_TRUE(audited("access.consent-given").empty());
  person = trust.person();
  auto const second = in_work();
  ASSERT_EQ(bind(second, account).status, 303);
  EXPECT_TRUE(consent(account));
  EXPECT_EQ(audited("access.consent-given").at(0).account_id, account.value);
}

TEST_P(Comparing, ACC_03_what_was_typed_beside_another_decision_is_kept) {
  auto const id = in_work();
  auto const page = office->post(address_of(id) + "/ask", {{"what", " "},
                                                           {"approving", "yes"},
                                                           {"account", "new"},
                                                           {"roles", "employer-viewer"},
                                                           {"reason", "no-need"},
                                                           {"own_reason", "Позвоните нам"}});
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(page.body, AllOf(HasSubstr(">Позвоните нам</textarea>"), HasSubstr("value=\"no-need\" selected"),
                               HasSubstr("value=\"new\" checked")));
  EXPECT_THAT(page.body, AllOf(HasSubstr("formaction=\"" + address_of(id) + "/ask\""),
                               HasSubstr("formaction=\"" + address_of(id) + "/refuse\"")));
}

TEST_P(Comparing, ACC_03_own_words_go_with_the_reason_of_the_list) {
  auto const id = in_work();
  ASSERT_EQ(office->post(address_of(id) + "/refuse", {{"reason", "no-need"}, {"own_reason", "Позвоните нам"}}).status,
            303);
  EXPECT_EQ(request(id).reason, "Организации не нужен такой кабинет. Позвоните нам");
}

class NewOrganisation : public Comparing {
 protected:
  void SetUp() override {
    RequestSite::SetUp();
    if (!IsSkipped()) office = staff(clerk);
  }
  static http::Response approve(support::TestSite& browser, RequestId id, std::string const& kind) {
    return browser.post(address_of(id) + "/approve",
                        {{"account", "new"}, {"approving", "yes"}, {"roles", "account-clerk"}, {"kind", kind}});
  }
};
OBEREG_ON_BOTH_ENGINES(NewOrganisation);

TEST_P(NewOrganisation, ACC_04_what_a_new_organisation_is_the_clerk_chooses) {
  auto const id = in_work();
  auto const page = office->get(address_of(id)).body;
  EXPECT_THAT(page, Not(HasSubstr("value=\"training-centre\" selected")));
  auto const refused = office->post(address_of(id) + "/approve",
                                    {{"account", "new"}, {"approving", "yes"}, {"roles", "provider-signer"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("href=\"#kind\">Выберите, что это за организация"));
}

TEST_P(NewOrganisation, ACC_10_only_an_administrator_enters_a_ministry_or_an_operator) {
  auto const id = in_work();
  EXPECT_THAT(office->get(address_of(id)).body, Not(HasSubstr("<option value=\"ministry\"")));
  for (auto const* kind : {"ministry", "operator"}) {
    auto const refused =
        office->post(address_of(id) + "/approve",
                     {{"account", "new"}, {"approving", "yes"}, {"roles", "provider-signer"}, {"kind", kind}});
    EXPECT_EQ(refused.status, 403) << kind;
    EXPECT_THAT(refused.body, HasSubstr("Такую организацию добавляет только администратор")) << kind;
  }
  EXPECT_FALSE(database().read([](database::ReadTx& tx) { return find_organisation_by_inn(tx, "9999000013"); }));
  auto const operators =
      support::enter_organisation(database(), "7700000047", "Оператор", OrganisationKind::operator_, false);
  auto const boss =
      staff(support::enter_person(database(), operators, Role::administrator, "Главная"), Role::administrator);
  boss->post(address_of(id) + "/take-over", {{"holder", std::to_string(clerk.value)}});
  EXPECT_THAT(boss->get(address_of(id)).body, HasSubstr("<option value=\"ministry\""));
  EXPECT_EQ(approve(*boss, id, "ministry").status, 303);
}

}  // namespace
}  // namespace obereg::access
