#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/access.hpp"
#include "access/accounts/accounts.hpp"
#include "access/api_keys/api_keys.hpp"
#include "access/sessions/authenticate.hpp"
#include "access/sessions/sessions.hpp"
#include "core/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/mail/mail.hpp"
#include "support/test_people.hpp"
#include "support/test_site.hpp"

namespace obereg::access {
namespace {

using support::header_of;
using support::test_now;
using support::TestSite;
using testing::HasSubstr;

class AdminAccounts : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    site = std::make_unique<TestSite>(database(), access_routes(), access_sections());
    centre = support::enter_organisation(database());
    auto const owner =
        support::enter_organisation(database(), "7700000030", "Оператор", OrganisationKind::operator_, false);
    administrator = support::enter_person(database(), owner, Role::administrator, "Главная");
    site->actor.account = administrator;
    site->actor.permissions = permissions_of(Role::administrator);
    site->get("/admin/accounts");
  }
  TestSite::Form new_account(std::string const& certificate) {
    return {{"last_name", "Образцова"},   {"first_name", "Анна"},
            {"middle_name", "Андреевна"}, {"email", ""},
            {"job_title", "методист"},    {"inn", signatures::sample_organisation_inn},
            {"role", "provider-signer"},  {"@certificate", certificate}};
  }
  // Of the field or button with this name on a page.
  static std::string value_of(std::string const& page, std::string const& name) {
    auto const begin = page.find("value=\"", page.find("name=\"" + name + "\"")) + 7;
    return page.substr(begin, page.find('"', begin) - begin);
  }
  std::vector<audit::Entry> audited(std::string const& action) {
    return database().read([&](database::ReadTx& tx) { return audit::page(tx, 0, action, "", 10); });
  }
  std::vector<Cabinet> cabinets(AccountId account) {
    return database().read([&](database::ReadTx& tx) { return cabinets_of(tx, account); });
  }
  std::unique_ptr<TestSite> site;
  support::TestTrust trust;
  OrganisationId centre;
  AccountId administrator;
};
OBEREG_ON_BOTH_ENGINES(AdminAccounts);

TEST_P(AdminAccounts, ACC_10_an_account_is_made_with_its_certificate_and_cabinet_and_found_again) {
  auto const made = site->post("/admin/accounts/add", new_account(trust.person().certificate.der));
  ASSERT_EQ(made.status, 303) << made.body;
  auto const page = site->get(header_of(made, "Location")).body;
  EXPECT_THAT(page, HasSubstr("Образцова Анна Андреевна"));
  EXPECT_THAT(page, HasSubstr("АНО ДПО «Учебный центр Образец»"));
  EXPECT_THAT(site->follow("/admin/accounts", {{"wanted", "образц"}}).body, HasSubstr("Образцова Анна"));
  EXPECT_THAT(site->follow("/admin/accounts", {{"wanted", "никто"}}).body, HasSubstr("Никого не найдено"));
  EXPECT_EQ(audited("access.account-added").size(), 1u);
}

TEST_P(AdminAccounts, a_wrong_form_comes_back_with_what_was_typed_and_makes_nothing) {
  auto form = new_account(trust.ca.key().pem());
  form[0].second = "";
  auto const response = site->post("/admin/accounts/add", form);
  EXPECT_EQ(response.status, 422);
  EXPECT_THAT(response.body, HasSubstr("Напишите фамилию"));
  EXPECT_THAT(response.body, HasSubstr("Это закрытый ключ"));
  EXPECT_THAT(response.body, HasSubstr("value=\"методист\""));
  EXPECT_TRUE(audited("access.account-added").empty());
}

TEST_P(AdminAccounts, a_certificate_belongs_to_one_person) {
  auto const certificate = trust.person().certificate.der;
  EXPECT_EQ(site->post("/admin/accounts/add", new_account(certificate)).status, 303);
  auto const again = site->post("/admin/accounts/add", new_account(certificate));
  EXPECT_EQ(again.status, 422);
  EXPECT_THAT(again.body, HasSubstr("уже привязан"));
  EXPECT_THAT(again.body, HasSubstr("href=\"#certificate\""));
  EXPECT_THAT(again.body, testing::Not(HasSubstr("href=\"#inn\"")));
  EXPECT_THAT(site->post("/admin/accounts/add", new_account("")).body,
              HasSubstr("Приложите сертификат или напишите почту"));
}

TEST_P(AdminAccounts, ACC_08_a_certificate_of_another_person_or_organisation_is_bound_only_when_confirmed) {
  auto const person = support::enter_person(database(), centre, Role::provider_signer, "Палкина");
  auto const address = "/admin/accounts/" + std::to_string(person.value) + "/certificates";
  auto const certificate = trust.person_of("7700000023").certificate;  // of Образцова in another organisation
  auto const bound = [&] {
    return database().read([&](database::ReadTx& tx) { return find_certificate(tx, certificate.sha256); });
  };
  auto const asked = site->post(address, {{"@certificate", certificate.der}});
  EXPECT_EQ(asked.status, 422);
  EXPECT_THAT(asked.body, HasSubstr("Сертификат выдан другому человеку. В сертификате: Образцова Анна Андреевна."));
  EXPECT_THAT(asked.body, HasSubstr("В сертификате ИНН 7700000023"));
  EXPECT_THAT(asked.body, HasSubstr("Всё равно привязать"));
  EXPECT_FALSE(bound());
  EXPECT_EQ(site->post(address, {{"confirmed_certificate", text::base64(certificate.der)}}).status, 303);
  EXPECT_TRUE(bound());
  EXPECT_THAT(audited("access.certificate-bound")[0].details, HasSubstr("Подтверждено: Сертификат выдан другому"));
}

TEST_P(AdminAccounts, ACC_08_a_new_account_with_a_certificate_of_another_is_made_only_when_confirmed) {
  auto form = new_account(trust.person_of("7700000023").certificate.der);
  form[0].second = "Ёлкина";
  auto const asked = site->post("/admin/accounts/add", form);
  EXPECT_EQ(asked.status, 422);
  EXPECT_THAT(asked.body, HasSubstr("Сертификат выдан другому человеку. В сертификате: Образцова Анна Андреевна."));
  EXPECT_THAT(asked.body, HasSubstr("Сертификат выдан в другой организации. В сертификате ИНН 7700000023"));
  EXPECT_THAT(asked.body, HasSubstr("Всё равно создать"));
  EXPECT_TRUE(audited("access.account-added").empty());
  // The file is not chosen again: what the page holds is sent with what its button says.
  auto const kept = value_of(asked.body, "kept_certificate"), shown = value_of(asked.body, "confirmed");
  form[7] = {"@certificate", ""};
  form.push_back({"kept_certificate", kept});
  auto confirmed = form;
  confirmed.push_back({"confirmed", shown});
  confirmed[0].second = "Палкина";
  confirmed[5].second = "7700000030";
  EXPECT_EQ(site->post("/admin/accounts/add", confirmed).status, 422) << "the operator has no signers";
  confirmed[5].second = signatures::sample_organisation_inn;
  confirmed[0].second = "Образцова";
  auto const anew = site->post("/admin/accounts/add", confirmed);
  EXPECT_EQ(anew.status, 422) << "what was confirmed is not what differs now";
  EXPECT_THAT(anew.body, testing::Not(HasSubstr("Сертификат выдан другому человеку")));
  confirmed.back().second = value_of(anew.body, "confirmed");
  EXPECT_EQ(site->post("/admin/accounts/add", confirmed).status, 303);
  ASSERT_EQ(audited("access.account-added").size(), 1u);
  EXPECT_THAT(audited("access.account-added")[0].details,
              HasSubstr("Подтверждено: Сертификат выдан в другой организации. В сертификате ИНН 7700000023"));
}

TEST_P(AdminAccounts, ACC_08_the_owner_is_written_to_about_what_the_administrator_does_with_the_account) {
  auto const person = support::enter_person(database(), centre, Role::provider_preparer, "Палкина");
  auto const card = "/admin/accounts/" + std::to_string(person.value);
  auto const certificate = trust.person().certificate;
  auto const newest = [&] {
    return database().read([](database::ReadTx& tx) { return mail::page(tx, 0, 100).at(0); });
  };
  site->post(card + "/certificates", {{"confirmed_certificate", text::base64(certificate.der)}});
  EXPECT_EQ(newest().subject, "К вашей учётной записи добавлен сертификат");
  EXPECT_EQ(newest().recipient, "a@example.org");
  EXPECT_THAT(newest().body, HasSubstr(certificate.serial));
  auto const id =
      database().read([&](database::ReadTx& tx) { return find_certificate(tx, certificate.sha256).value().id; });
  site->post(card + "/certificates/" + std::to_string(id) + "/remove");
  EXPECT_EQ(newest().subject, "От вашей учётной записи отвязан сертификат");
  TestSite::Form const role{{"inn", "9999000013"}, {"role", "provider-signer"}};
  site->post(card + "/cabinets", role);
  EXPECT_THAT(newest().body, HasSubstr("дал вам роль «Готовит и подписывает записи об обучении»"));
  auto const given = newest().id;
  site->post(card + "/cabinets", role);
  EXPECT_EQ(newest().id, given) << "a double click";
  site->post(card + "/cabinets/" + std::to_string(cabinets(person).back().id) + "/remove");
  EXPECT_THAT(newest().body, HasSubstr("забрал у вас роль"));
  site->post(card + "/block", {{"reason", "проба"}});
  EXPECT_EQ(newest().subject, "Ваша учётная запись заблокирована");
  site->post(card + "/unblock");
  EXPECT_EQ(newest().subject, "С вашей учётной записи снята блокировка");
}

TEST_P(AdminAccounts, ACC_10_a_role_is_given_only_where_it_fits) {
  auto const address = "/admin/accounts/" + std::to_string(administrator.value) + "/cabinets";
  auto const refused = site->post(address, {{"inn", "9999000013"}, {"role", "ministry"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("не подходит этой организации"));
  EXPECT_EQ(site->post(address, {{"inn", "0000000000"}, {"role", "ministry"}}).status, 422);
  EXPECT_EQ(site->post(address, {{"inn", "9999000013"}, {"role", "provider-signer"}}).status, 303);
  EXPECT_EQ(site->post(address, {{"inn", "9999000013"}, {"role", "provider-signer"}}).status, 303) << "a double click";
  EXPECT_EQ(cabinets(administrator).size(), 2u);
}

TEST_P(AdminAccounts, the_last_administrator_stays) {
  auto const card = "/admin/accounts/" + std::to_string(administrator.value);
  auto const cabinet = std::to_string(cabinets(administrator)[0].id);
  EXPECT_THAT(site->post(card + "/block", {{"reason", "проба"}}).body, HasSubstr("Это последний администратор"));
  EXPECT_THAT(site->post(card + "/cabinets/" + cabinet + "/remove").body, HasSubstr("Это последний администратор"));
  EXPECT_EQ(cabinets(administrator).size(), 1u);
}

TEST_P(AdminAccounts, blocking_ends_the_sessions_and_is_written_down_with_its_reason) {
  auto const person = support::enter_person(database(), centre, Role::provider_signer);
  web::Settings const settings;
  auto const token = database().write([&](database::Tx& tx) {
    return begin_session(tx, {person, cabinets_of(tx, person)[0].id, {}, "", ""}, settings, test_now);
  });
  auto const card = "/admin/accounts/" + std::to_string(person.value);
  EXPECT_EQ(site->post(card + "/block", {{"reason", ""}}).status, 422);
  EXPECT_EQ(site->post(card + "/block", {{"reason", "уволена"}}).status, 303);
  EXPECT_FALSE(database().read([&](database::ReadTx& tx) { return find_session(tx, token, settings, test_now); }));
  ASSERT_EQ(audited("access.account-blocked").size(), 1u);
  EXPECT_EQ(audited("access.account-blocked")[0].details, "уволена");
  EXPECT_EQ(site->post(card + "/unblock").status, 303);
}

TEST_P(AdminAccounts, an_organisation_is_entered_once_and_its_numbers_are_checked) {
  TestSite::Form form{{"name", "ООО «Новая»"}, {"inn", "7700000023"}, {"ogrn", ""}, {"kind", "employer"}};
  auto wrong = form;
  wrong[1].second = "7700000024";
  EXPECT_THAT(site->post("/admin/organisations/add", wrong).body, HasSubstr("проверьте, нет ли опечатки"));
  EXPECT_EQ(site->post("/admin/organisations/add", form).status, 303);
  EXPECT_THAT(site->post("/admin/organisations/add", form).body, HasSubstr("Организация с таким ИНН уже есть"));
  EXPECT_THAT(site->get("/admin/organisations?wanted=новая").body, HasSubstr("ООО «Новая»"));
}

TEST_P(AdminAccounts, PLT_07_a_key_opens_the_API_with_its_scopes_until_it_is_revoked) {
  auto const person = support::enter_person(database(), centre, Role::provider_signer);
  Actor signer;
  signer.account = person;
  signer.organisation = centre;
  signer.permissions = permissions_of(Role::provider_signer);
  auto const key = database().write([&](database::Tx& tx) {
    return make_key(tx, signer, "1С", {"training.prepare", "admin"}, test_now);
  });
  ASSERT_TRUE(key);
  auto const made =
      database().read([](database::ReadTx& tx) { return audit::page(tx, 0, "access.api-key-made", "", 10); });
  EXPECT_EQ(made.at(0).details, "1С: " + std::string(scope_title("training.prepare"))) << "in words, not by its code";
  web::Settings const settings;
  auto const authenticate = authenticate_with(database(), settings);
  auto request = TestSite::request_to(http::Method::get, "/api/v1/sets");
  request.headers["authorization"] = "Bearer " + *key;
  EXPECT_THAT(authenticate(request, test_now).permissions, testing::ElementsAre("training.prepare"));
  request.path = "/account/sessions/end-all";
  EXPECT_FALSE(authenticate(request, test_now).signed_in()) << "a key opens the API alone";
  request.path = "/api/v1/sets";
  database().write([&](database::Tx& tx) {
    EXPECT_FALSE(revoke_key(tx, Actor{}, own_keys(tx, signer)[0].id, test_now)) << "somebody else's";
    EXPECT_TRUE(revoke_key(tx, signer, own_keys(tx, signer)[0].id, test_now));
  });
  EXPECT_FALSE(authenticate(request, test_now).signed_in());
}

}  // namespace
}  // namespace obereg::access
