#include "access/manage_people/manage_people.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/access.hpp"
#include "access/manage_people/people.hpp"
#include "access/sessions/sessions.hpp"
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
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

class ManagePeople : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    site = std::make_unique<TestSite>(database(), access_routes(), access_sections());
    centre = support::enter_organisation(database(), "9999000013", "АНО «Учебный центр»");
    other = support::enter_organisation(database(), "7700000023", "ООО «Другая»", OrganisationKind::employer, false);
    boss = support::enter_person(database(), centre, Role::organisation_administrator, "Главина");
    worker = support::enter_person(database(), centre, Role::provider_preparer, "Работина");
    stranger = support::enter_person(database(), other, Role::employer_viewer, "Чужакова");
    act_as(boss);
    site->get("/people");
  }
  void act_as(AccountId account) {
    site->actor.account = account;
    site->actor.name = "Главина А. А.";
    site->actor.organisation = centre;
    site->actor.organisation_name = "АНО «Учебный центр»";
    site->actor.permissions = permissions_of(Role::organisation_administrator);
  }
  static std::string card(AccountId account) { return "/people/" + std::to_string(account.value); }
  std::vector<std::string> roles(AccountId account) {
    std::vector<std::string> texts;
    for (auto const& cabinet : cabinets(account)) texts.emplace_back(to_text(cabinet.role));
    return texts;
  }
  std::vector<Cabinet> cabinets(AccountId account) {
    return database().read([&](database::ReadTx& tx) { return cabinets_of(tx, account); });
  }
  void grant(AccountId account, OrganisationId organisation, Role role) {
    database().write([&](database::Tx& tx) { grant_cabinet(tx, account, organisation, role, test_now); });
  }
  http::Response take(AccountId account, Role role, bool confirmed = false) {
    std::string id = "0";
    for (auto const& cabinet : cabinets(account))
      if (cabinet.role == role && cabinet.organisation.id == centre) id = std::to_string(cabinet.id);
    return site->post(card(account) + "/roles/" + id + "/take", {{"confirmed", confirmed ? "yes" : ""}});
  }
  std::vector<audit::Entry> audited(std::string const& action) {
    return database().read([&](database::ReadTx& tx) { return audit::page(tx, 0, action, "", 10); });
  }
  std::vector<mail::OutboxEntry> letters() {
    return database().read([](database::ReadTx& tx) { return mail::page(tx, 0, 20); });
  }
  TestSite::Form new_person(signatures::KeyAndCertificate const& key) {
    return {{"last_name", "Образцова"},           {"first_name", "Анна"},
            {"middle_name", "Андреевна"},         {"job_title", "методист"},
            {"email", "n@example.test"},          {"role", "provider-signer"},
            {"@certificate", key.certificate.der}};
  }
  std::unique_ptr<TestSite> site;
  support::TestTrust trust;
  OrganisationId centre, other;
  AccountId boss, worker, stranger;
};
OBEREG_ON_BOTH_ENGINES(ManagePeople);

TEST_P(ManagePeople, ACC_10_the_list_shows_the_people_of_the_own_organisation_alone) {
  auto const page = site->get("/people").body;
  EXPECT_THAT(page, HasSubstr("Работина Анна Андреевна"));
  EXPECT_THAT(page, HasSubstr("Готовит записи об обучении"));
  EXPECT_THAT(page, Not(HasSubstr("Чужакова")));
  EXPECT_THAT(site->follow("/people", {{"wanted", "РАБОТ"}}).body, HasSubstr("Работина"));
  EXPECT_THAT(site->follow("/people", {{"wanted", "чужакова"}}).body, HasSubstr("Никого не найдено"));
  for (auto const* what : {"", "/roles", "/roles/1/take", "/close", "/open"}) {
    auto const address = card(stranger) + what;
    auto const answer =
        *what ? site->post(address, {{"role", "provider-signer"}, {"reason", "чужая"}}) : site->get(address);
    EXPECT_EQ(answer.status, 404) << address;
  }
  EXPECT_EQ(site->get("/people/987654").status, 404);
  EXPECT_THAT(roles(stranger), UnorderedElementsAre("employer-viewer"));
}

TEST_P(ManagePeople, ACC_10_the_list_is_paged_by_key) {
  for (int i = 0; i < 55; ++i)
    support::enter_person(database(), centre, Role::provider_preparer, "Ряд" + std::to_string(i));
  auto const first = site->get("/people").body;
  auto const at = first.find("/people?before=");
  ASSERT_NE(at, std::string::npos);
  EXPECT_THAT(first, Not(HasSubstr("Работина")));
  EXPECT_THAT(site->get(first.substr(at, first.find('"', at) - at)).body, HasSubstr("Работина"));
}

TEST_P(ManagePeople, ACC_10_a_role_is_given_and_taken_with_a_record_and_a_letter) {
  EXPECT_EQ(site->post(card(worker) + "/roles", {{"role", "provider-signer"}}).status, 303);
  EXPECT_EQ(site->post(card(worker) + "/roles", {{"role", "provider-signer"}}).status, 303) << "a double click";
  EXPECT_THAT(roles(worker), UnorderedElementsAre("provider-preparer", "provider-signer"));
  ASSERT_EQ(audited("access.cabinet-granted").size(), 1u);
  EXPECT_EQ(audited("access.cabinet-granted")[0].subject, "account:" + std::to_string(worker.value));
  ASSERT_EQ(letters().size(), 1u);
  EXPECT_THAT(letters()[0].body, HasSubstr("Готовит и подписывает записи об обучении"));

  EXPECT_EQ(take(worker, Role::provider_signer).status, 303);
  EXPECT_THAT(roles(worker), UnorderedElementsAre("provider-preparer"));
  EXPECT_EQ(audited("access.cabinet-taken").size(), 1u);
  EXPECT_EQ(letters().size(), 2u);
  EXPECT_EQ(header_of(take(worker, Role::provider_preparer), "Location"), "/people") << "nothing is left to show";
  EXPECT_EQ(site->get(card(worker)).status, 404);
}

TEST_P(ManagePeople, ACC_10_roles_beyond_the_organisation_are_neither_given_nor_taken) {
  for (auto const* role : {"administrator", "ministry", "account-clerk", "employer-viewer"})
    EXPECT_EQ(site->post(card(worker) + "/roles", {{"role", role}}).status, 422) << role;
  EXPECT_THAT(roles(worker), UnorderedElementsAre("provider-preparer"));
  grant(worker, centre, Role::administrator);
  EXPECT_EQ(take(worker, Role::administrator, true).status, 422);
  EXPECT_EQ(site->post(card(worker) + "/close", {{"reason", "уволена"}}).status, 422);
  EXPECT_THAT(roles(worker), UnorderedElementsAre("provider-preparer", "administrator")) << "all or nothing";
  auto form = new_person(trust.person());
  form[5].second = "administrator";
  EXPECT_THAT(site->post("/people/add", form).body, HasSubstr("только администратор системы"));
  EXPECT_TRUE(audited("access.account-added").empty());
}

TEST_P(ManagePeople, ACC_10_the_last_and_the_own_administrator_role_go_after_a_warning) {
  auto const last = take(boss, Role::organisation_administrator);
  EXPECT_EQ(last.status, 409);
  EXPECT_THAT(last.body, HasSubstr("последний администратор организации"));
  grant(worker, centre, Role::organisation_administrator);
  EXPECT_THAT(take(boss, Role::organisation_administrator).body, HasSubstr("ваша собственная роль"));
  EXPECT_THAT(roles(boss), UnorderedElementsAre("organisation-administrator"));
  EXPECT_EQ(header_of(take(boss, Role::organisation_administrator, true), "Location"), "/account");
  EXPECT_THAT(roles(boss), IsEmpty());
  act_as(worker);
  EXPECT_EQ(take(worker, Role::organisation_administrator).status, 409) << "now it is the last";
}

TEST_P(ManagePeople, ACC_10_closed_cabinets_open_nothing_and_come_back_as_they_were) {
  grant(worker, other, Role::employer_viewer);
  web::Settings const settings;
  auto const token = database().write([&](database::Tx& tx) {
    return begin_session(tx, {worker, cabinets_of(tx, worker)[0].id, {}, "", ""}, settings, test_now);
  });
  auto const may = [&] {
    return database().read([&](database::ReadTx& tx) { return find_session(tx, token, settings, test_now); })->actor;
  };
  EXPECT_TRUE(may().may("training.prepare"));
  EXPECT_EQ(site->post(card(worker) + "/close", {{"reason", ""}}).status, 422);
  EXPECT_EQ(site->post(card(worker) + "/close", {{"reason", "отпуск"}}).status, 303);
  EXPECT_FALSE(may().may("training.prepare"));
  EXPECT_THAT(roles(worker), UnorderedElementsAre("employer-viewer")) << "other organisations are not touched";
  auto const page = site->get(card(worker)).body;
  EXPECT_THAT(page, HasSubstr("отпуск"));
  EXPECT_THAT(site->get("/people").body, HasSubstr("Кабинеты закрыты"));
  EXPECT_EQ(site->post(card(worker) + "/roles", {{"role", "provider-signer"}}).status, 422) << "open them first";
  EXPECT_EQ(site->post(card(worker) + "/open").status, 303);
  EXPECT_THAT(roles(worker), UnorderedElementsAre("employer-viewer", "provider-preparer"));
  EXPECT_EQ(audited("access.cabinets-closed").size(), 1u);
  EXPECT_EQ(audited("access.cabinets-opened").size(), 1u);
  EXPECT_EQ(site->post(card(boss) + "/close", {{"reason", "сама"}}).status, 422) << "not one's own";
}

TEST_P(ManagePeople, ACC_10_a_person_is_added_with_a_certificate_of_the_own_organisation) {
  auto form = new_person(trust.person());
  form[0].second = "Иная";
  EXPECT_THAT(site->post("/people/add", form).body, HasSubstr("Сертификат выдан другому человеку"));
  auto const made = site->post("/people/add", new_person(trust.person()));
  ASSERT_EQ(made.status, 303) << made.body;
  auto const page = site->get(header_of(made, "Location")).body;
  EXPECT_THAT(page, HasSubstr("Образцова Анна Андреевна"));
  EXPECT_EQ(audited("access.account-added").size(), 1u);
  ASSERT_EQ(letters().size(), 1u);
  EXPECT_EQ(letters()[0].recipient, "n@example.test");
  auto const id = std::stoll(header_of(made, "Location").substr(8));
  auto const account = database().read([&](database::ReadTx& tx) { return find_account(tx, {id}).value(); });
  EXPECT_FALSE(account.email_confirmed_at) << "nobody vouches for it";
}

TEST_P(ManagePeople, ACC_10_a_second_account_does_not_undo_a_block) {
  auto const blocked = support::enter_person(database(), other, Role::employer_viewer, "Прежняя");
  support::enter_certificate(database(), blocked, trust.person().certificate);
  database().write([&](database::Tx& tx) { block_account(tx, blocked, "проба", test_now); });
  auto const key = trust.person();  // of the same СНИЛС
  auto const refused = site->post("/people/add", new_person(key));
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("Учётная запись этого человека заблокирована"));
  EXPECT_FALSE(database().read([&](database::ReadTx& tx) { return find_certificate(tx, key.certificate.sha256); }));
  database().write([&](database::Tx& tx) { unblock_account(tx, blocked); });
  EXPECT_EQ(site->post("/people/add", new_person(key)).status, 303);
}

TEST_P(ManagePeople, ACC_10_a_certificate_of_another_organisation_adds_nobody) {
  site->actor.organisation = other;
  grant(boss, other, Role::organisation_administrator);
  auto form = new_person(trust.person());
  form[5].second = "employer-viewer";
  auto const answer = site->post("/people/add", form);
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, HasSubstr("В сертификате другой ИНН организации"));
  EXPECT_THAT(answer.body, HasSubstr("value=\"методист\"")) << "what was typed is kept";
}

TEST_P(ManagePeople, ACC_10_who_may_not_manage_opens_none_of_it) {
  for (auto const role : all_roles) {
    if (role == Role::organisation_administrator) continue;
    site->actor.permissions = permissions_of(role);
    EXPECT_EQ(site->get("/people").status, 403) << to_text(role);
    EXPECT_EQ(site->post(card(worker) + "/roles", {{"role", "provider-signer"}}).status, 403) << to_text(role);
  }
  site->actor.permissions = permissions_of(Role::organisation_administrator, true);
  EXPECT_EQ(site->get(card(worker)).status, 200) << "a blocked organisation still sees its people";
  EXPECT_EQ(take(worker, Role::provider_preparer).status, 403);
}

TEST_P(ManagePeople, PLT_10_each_look_at_a_person_is_logged) {
  site->get(card(worker));
  ASSERT_EQ(audited("access.person-viewed").size(), 1u);
  EXPECT_EQ(audited("access.person-viewed")[0].account_id, boss.value);
  site->get(card(stranger));
  EXPECT_EQ(audited("access.person-viewed").size(), 1u);
}

TEST_P(ManagePeople, ACC_05_an_invitation_is_sent_again_to_whom_has_not_used_theirs) {
  auto form = new_person(trust.person());
  form.back().second = "";
  auto const at = header_of(site->post("/people/add", form), "Location");
  ASSERT_THAT(at, HasSubstr("/people/"));
  EXPECT_THAT(site->get(at).body, HasSubstr("ссылка действует до"));
  support::site_time = test_now + std::chrono::hours{24 * 7};
  EXPECT_THAT(site->get(at).body, HasSubstr("его срок прошёл"));
  auto const before = letters().size();
  auto const sent = site->post(at + "/invite");
  EXPECT_EQ(header_of(sent, "Location"), at + "?done=invited") << sent.body;
  ASSERT_EQ(letters().size(), before + 1);
  EXPECT_EQ(letters()[0].recipient, "n@example.test");
  EXPECT_THAT(letters()[0].body, HasSubstr("/sign-in/new-password/"));
  EXPECT_THAT(site->get(at).body, HasSubstr("ссылка действует до"));
  EXPECT_EQ(audited("access.invited").size(), 2u);
  for (int i = 0; i < 2; ++i) site->post(at + "/invite");
  EXPECT_EQ(site->post(at + "/invite").status, 429);
}

TEST_P(ManagePeople, ACC_05_nobody_is_invited_who_gets_in_already_or_belongs_to_others) {
  support::enter_certificate(database(), worker, trust.person().certificate);
  EXPECT_EQ(site->post(card(worker) + "/invite").status, 409);
  EXPECT_THAT(site->get(card(worker)).body, Not(HasSubstr("Приглашение")));
  EXPECT_EQ(site->post(card(stranger) + "/invite").status, 404);
  EXPECT_THAT(letters(), IsEmpty());
}

TEST_P(ManagePeople, ACC_10_an_address_that_has_an_account_or_is_none_is_not_invited) {
  auto form = new_person(trust.person());
  form.pop_back();  // without a certificate an invitation is sent
  database().write([&](database::Tx& tx) { confirm_email(tx, worker, support::test_now); });
  for (auto const& [address, words] : {std::pair{"bad@@", "пишется так"},
                                       {"x@y", "пишется так"},
                                       {"a b@c.ru", "пишется так"},
                                       {"A@example.org", "На этот адрес уже есть учётная запись"}}) {
    for (auto& [name, value] : form)
      if (name == "email") value = address;
    auto const answer = site->post("/people/add", form);
    EXPECT_EQ(answer.status, 422) << address;
    EXPECT_THAT(answer.body, AllOf(HasSubstr("href=\"#email\""), HasSubstr(words))) << address;
  }
  EXPECT_TRUE(letters().empty());
}

}  // namespace
}  // namespace obereg::access
