// PLT-10: what is kept about a person, and who looked at it, told to that person.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "access/api_keys/api_keys.hpp"
#include "access/sessions/sessions.hpp"
#include "accreditation/testing/sample_case.hpp"
#include "app/own_data/own_views.hpp"
#include "app/program/modules.hpp"
#include "platform/audit/audit.hpp"
#include "training/numbers/registry_number.hpp"
#include "training/testing/registry_site_fixture.hpp"

namespace obereg::app {
namespace {

using access::OrganisationKind;
using access::Role;
using support::test_now;
using testing::HasSubstr;
using testing::Not;
using training::testing_support::sample_record;

class OwnData : public training::testing_support::RegistrySite {
 protected:
  void SetUp() override {
    RegistrySite::SetUp();
    if (IsSkipped()) return;
    site.emplace(database(), all_routes(), all_sections(), web::Authenticate{}, access::stored_trust(database()));
    site->get("/help");
    auto const owner =
        support::enter_organisation(database(), "7700000055", "Оператор", OrganisationKind::operator_, false);
    administrator.emplace(new_person(owner, Role::administrator));
    auto const ministry =
        support::enter_organisation(database(), "7700000030", "Министерство", OrganisationKind::ministry, false);
    officer.emplace(new_person(ministry, Role::ministry));
  }
  std::string page_of(Person const& person) {
    act_as(person);
    return site->get("/account/data").body;
  }
  void look(Person const& person, std::string const& address) {
    act_as(person);
    site->actor.cabinet = access::cabinet_title(
        person.role, person.role == Role::ministry ? OrganisationKind::ministry : OrganisationKind::operator_);
    EXPECT_EQ(site->get(address).status, 200) << address;
  }
  std::string card() const { return "/admin/accounts/" + std::to_string(signer->account.value); }
  std::vector<OwnView> views(Person const& person) {
    return database().read([&](database::ReadTx& tx) { return own_views(tx, person.account); });
  }
  std::optional<Person> administrator, officer;
};
OBEREG_ON_BOTH_ENGINES(OwnData);

TEST_P(OwnData, PLT_10_a_person_sees_all_that_is_kept_and_nothing_of_others) {
  database().write([&](database::Tx& tx) {
    auto person = access::find_account(tx, signer->account).value();
    person.phone = "+7 900 000-00-00";
    person.last_name = "Телефонова";
    auto const with_phone = access::add_account(tx, person, test_now);
    access::grant_cabinet(tx, with_phone, provider, Role::provider_preparer, test_now);
    auto const cabinet = access::cabinets_of(tx, with_phone).at(0).id;
    access::begin_session(tx, {with_phone, cabinet, {}, "192.0.2.9", "Firefox"}, site->settings, test_now);
    signer->account = with_phone;
  });
  auto const page = page_of(*signer);
  for (auto const* part : {"Телефонова", "+7 900 000-00-00", "Готовит записи об обучении", "192.0.2.9", "Firefox",
                           "по сертификату", "Никто не смотрел", "Пусты разделы: «Закрытые кабинеты», «Сертификаты»"})
    EXPECT_THAT(page, HasSubstr(part));
  auto const others = page_of(*administrator);
  EXPECT_THAT(others, Not(HasSubstr("Телефонова")));
  EXPECT_THAT(others, HasSubstr(administrator->key.certificate.serial));
}

TEST_P(OwnData, PLT_10_a_certificate_an_address_and_rights_of_a_key_are_told_in_words) {
  act_as(*signer);
  database().write([&](database::Tx& tx) {
    auto by_command = site->actor;
    by_command.address = "command";
    audit::record(tx, by_command, "access.signed-in", "account:1", "", test_now);
    access::make_key(tx, site->actor, "учётная система", {"training.view-own"}, test_now).value();
  });
  auto const page = page_of(*signer);
  EXPECT_THAT(page, HasSubstr("командой на сервере"));
  EXPECT_THAT(page, HasSubstr("<dt>Права</dt><dd>Видеть свои записи, наборы и загрузки</dd>"));
  EXPECT_THAT(page, HasSubstr("<dt>Кому выдан</dt><dd>Образцова"));
  for (auto const* raw : {"SNILS=", "CN=", ">command<"}) EXPECT_THAT(page, Not(HasSubstr(raw)));
}

TEST_P(OwnData, PLT_10_applications_for_accreditation_that_one_began_and_filed_are_told) {
  act_as(*signer);
  site->post("/accreditation/applications", {{"variant", "1"}});
  auto const filed = support::header_of(site->post("/accreditation/applications", {{"variant", "3"}}), "Location");
  accreditation::file_sample_case(database(), site->actor, filed.substr(filed.rfind('/') + 1),
                                  site->files.put("x").hash);
  auto const page = page_of(*signer);
  EXPECT_THAT(page, HasSubstr("Черновики заявлений об аккредитации"));
  EXPECT_THAT(page, HasSubstr("АК-1/2026"));
  EXPECT_THAT(page, HasSubstr("<dt>Состояние</dt><dd>Рассматривается</dd>"));
  auto const all = boost::json::parse(site->get("/account/data.json").body).as_object();
  ASSERT_EQ(all.at("accreditation_drafts").as_array().size(), 1u) << "what was filed is no draft";
  EXPECT_EQ(all.at("accreditation_drafts").at(0).at("variant").as_string(), "1");
  EXPECT_EQ(all.at("accreditation_applications").at(0).at("state").as_string(), "open");
  auto const others = page_of(*administrator);
  EXPECT_THAT(others, Not(HasSubstr("АК-1/2026")));
}

TEST_P(OwnData, PLT_10_the_file_holds_the_same_and_its_download_is_logged) {
  act_as(*signer);
  auto const answer = site->get("/account/data.json");
  EXPECT_THAT(support::header_of(answer, "Content-Disposition"), HasSubstr("my-data.json"));
  auto const all = boost::json::parse(answer.body).as_object();
  EXPECT_EQ(all.at("account").at(0).at("last_name").as_string(), "Образцова");
  EXPECT_TRUE(all.at("account").at(0).at("blocked_at").is_null());
  EXPECT_EQ(all.at("cabinets").at(0).at("role").as_string(), "provider-signer");
  EXPECT_EQ(all.at("certificates").at(0).at("serial").as_string(), signer->key.certificate.serial);
  EXPECT_TRUE(all.at("who_looked").as_array().empty());
  EXPECT_THAT(page_of(*signer), HasSubstr("Скачаны свои данные"));
}

TEST_P(OwnData, PLT_10_looks_at_the_account_are_told_with_who_when_and_in_what_cabinet) {
  look(*administrator, card());
  look(*administrator, card());
  auto const page = page_of(*signer);
  EXPECT_THAT(page, HasSubstr("Просмотр учётной записи"));
  EXPECT_THAT(page, HasSubstr("Личный кабинет администратора"));
  EXPECT_THAT(page, HasSubstr("Оператор"));
  ASSERT_EQ(views(*signer).size(), 1u) << "one line an hour";
  EXPECT_EQ(views(*signer)[0].times, 2);
  EXPECT_EQ(views(*signer)[0].who, "Образцова Анна Андреевна");
  support::site_time = test_now + std::chrono::hours(1);
  look(*administrator, card());
  EXPECT_EQ(views(*signer).size(), 2u) << "another hour is another line";
  EXPECT_TRUE(views(*administrator).empty()) << "who looked was not looked at";
  act_as(*signer);
  site->get("/account");
  EXPECT_EQ(views(*signer).size(), 2u) << "one's own look is none";
}

TEST_P(OwnData, PLT_10_looks_at_ones_training_records_are_told_by_the_SNILS_of_a_certificate_signed_in_with) {
  auto record = sample_record(1);
  record.snils = Snils::parse(signer->key.certificate.snils).value();
  enter({record, sample_record(2)});
  auto const address = "/training/registry/" + training::own_number(2026, 1);
  look(*officer, address);
  look(*officer, "/training/registry/" + training::own_number(2026, 2));
  EXPECT_TRUE(views(*signer).empty()) << "the certificate was bound and never signed in with";
  database().write([&](database::Tx& tx) {
    auto const certificate = access::certificates_of(tx, signer->account).at(0).id;
    auto const cabinet = access::cabinets_of(tx, signer->account).at(0).id;
    access::begin_session(tx, {signer->account, cabinet, certificate, "", ""}, site->settings, test_now);
  });
  ASSERT_EQ(views(*signer).size(), 1u);
  EXPECT_EQ(views(*signer)[0].subject, "record:" + training::own_number(2026, 1));
  EXPECT_EQ(views(*signer)[0].organisation, "Министерство");
  EXPECT_THAT(page_of(*signer), HasSubstr("Личный кабинет министерства"));
}

}  // namespace
}  // namespace obereg::app
