// A change of the trust list: prepared, shown, decided, undone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/access.hpp"
#include "access/accounts/accounts.hpp"
#include "access/roles.hpp"
#include "access/trust_list/trust_change.hpp"
#include "core/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/signatures/checking/path.hpp"
#include "support/test_people.hpp"
#include "support/test_site.hpp"

namespace obereg::access {
namespace {

using support::one_day;
using support::test_now;
using support::TestSite;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

struct Listed {
  signatures::Certificate certificate;
  std::string status = "Действует";
  std::string crl_address = "http://ca.test/1.crl";
};

std::string tsl(std::vector<Listed> const& cas) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<АккредитованныеУдостоверяющиеЦентры><Версия>1</Версия>";
  for (auto const& ca : cas)
    xml += "\n<УдостоверяющийЦентр><Название>" + ca.certificate.common_name +
           "</Название><ПрограммноАппаратныеКомплексы><ПрограммноАппаратныйКомплекс><КлючиУполномоченныхЛиц><Ключ>"
           "<АдресаСписковОтзыва><Адрес>" +
           ca.crl_address +
           "</Адрес></АдресаСписковОтзыва>"
           "<Сертификаты><ДанныеСертификата><Данные>" +
           text::base64(ca.certificate.der) +
           "</Данные></ДанныеСертификата></Сертификаты></Ключ></КлючиУполномоченныхЛиц></ПрограммноАппаратныйКомплекс>"
           "</ПрограммноАппаратныеКомплексы><СтатусАккредитации><Статус>" +
           ca.status + "</Статус></СтатусАккредитации></УдостоверяющийЦентр>";
  return xml + "</АккредитованныеУдостоверяющиеЦентры>";
}

class ChangeTrust : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    site = std::make_unique<TestSite>(database(), access_routes(), access_sections(), web::Authenticate{},
                                      stored_trust(database()));
    become(1, "Главная А. А.");
    site->get("/admin/jobs");
  }
  void become(std::int64_t account, std::string const& name) {
    site->actor.account = {account};
    site->actor.name = name;
    site->actor.permissions = permissions_of(Role::administrator);
  }
  std::vector<Authority> listed() {
    return database().read([](database::ReadTx& tx) { return authorities(tx); });
  }
  void run_jobs() {
    jobs::Runner runner(database(), access_jobs(site->files, [](mail::Message const&) {}), support::site_clock);
    while (runner.run_one()) {
    }
  }
  // Gives the address of the change's page.
  std::string upload(std::string const& xml) {
    auto const sent = site->post("/admin/authorities/tsl", {{"@tsl", xml}});
    EXPECT_EQ(sent.status, 303);
    return support::header_of(sent, "Location");
  }
  std::string prepared(std::string const& xml) {
    auto const address = upload(xml);
    run_jobs();
    return address;
  }
  void apply(std::string const& address) { EXPECT_EQ(site->post(address + "/apply").status, 303); }
  std::string undo(std::string const& address) {
    auto const sent = site->post(address + "/undo");
    EXPECT_EQ(sent.status, 303);
    run_jobs();
    return support::header_of(sent, "Location");
  }
  std::int64_t number() {
    return database().read([](database::ReadTx& tx) { return newest_number(tx); });
  }
  bool may_sign_in(signatures::Certificate const& certificate) {
    auto const list = stored_trust(database()).load();
    return signatures::judge_certificate(*list, certificate, {}, test_now).ok();
  }
  AccountId person(std::string const& name, std::vector<signatures::Certificate> const& certificates) {
    auto const account = support::enter_person(database(), organisation(), Role::provider_signer, name);
    for (auto const& certificate : certificates) support::enter_certificate(database(), account, certificate);
    return account;
  }
  OrganisationId organisation() {
    if (!organisation_) organisation_ = support::enter_organisation(database());
    return *organisation_;
  }
  support::TestTrust trust;
  signatures::TestCa other = trust.root.subordinate(trust.kind, signatures::sample_ca("УЦ «Другой» (испытания)"),
                                                    support::TestTrust::ca_dates);
  std::unique_ptr<TestSite> site;
  std::optional<OrganisationId> organisation_;
};
OBEREG_ON_BOTH_ENGINES(ChangeTrust);

TEST_P(ChangeTrust, ACC_06_the_official_list_changes_nothing_until_its_difference_is_applied) {
  auto const address = upload(tsl({{trust.ca.certificate()}}));
  EXPECT_THAT(site->get(address).body, HasSubstr("разница считается"));
  EXPECT_EQ(site->post(address + "/apply").status, 409) << "nothing to decide on yet";
  run_jobs();
  EXPECT_THAT(site->get(address).body,
              AllOf(HasSubstr("Добавлено 1 — вход это никому не закроет"), HasSubstr("УЦ «Образец»")));
  EXPECT_TRUE(listed().empty());
  EXPECT_THAT(site->get("/admin/authorities").body, HasSubstr("ждёт решения"));
  apply(address);
  apply(address);
  ASSERT_EQ(listed().size(), 1u);
  EXPECT_EQ(listed()[0].source, "tsl");
  EXPECT_EQ(listed()[0].crl_addresses, "http://ca.test/1.crl");
  EXPECT_EQ(number(), 1) << "a double click applies once";
  EXPECT_EQ(site->trust.get()->cas().size(), 1u) << "the change is seen without a restart";
  EXPECT_EQ(site->get(address + "/file").file != nullptr, true);
  auto const audited = database().read([](auto& tx) { return audit::page(tx, 0, "access.trust-changed", "", 2); });
  ASSERT_EQ(audited.size(), 1u);
  EXPECT_THAT(audited[0].details, HasSubstr("Версия 1: внесено 1"));
  EXPECT_THAT(site->get("/admin/authorities/changes").body, HasSubstr("Официальный перечень"));
}

TEST_P(ChangeTrust, ACC_06_the_difference_says_whom_it_closes_sign_in_for) {
  trust.enter(database());
  database().write([&](database::Tx& tx) { add_authority(tx, {}, other.certificate(), {}, "file", test_now).value(); });
  auto const issued_by = [&](signatures::TestCa& ca,
                             signatures::Validity dates = {test_now - one_day, test_now + one_day}) {
    return ca.issue(trust.kind, signatures::sample_person(), dates).certificate;
  };
  auto const lonely = issued_by(trust.ca);
  auto const closed = person("Закрытова", {lonely});
  person("Запасная", {issued_by(trust.ca), issued_by(other)});
  person("Другая", {issued_by(other)});
  person("Чужая", {support::TestTrust().person().certificate});  // no list ever let her in
  person("Просроченная", {issued_by(trust.ca, {test_now - 3 * one_day, test_now - one_day})});
  auto const blocked = person("Запертая", {issued_by(trust.ca)});
  database().write([&](database::Tx& tx) { block_account(tx, blocked, "приказ", test_now); });
  auto const address = prepared(tsl({{trust.ca.certificate(), "Прекращена"}, {other.certificate()}}));
  auto const page = site->get(address).body;
  EXPECT_THAT(page, HasSubstr("рекращена аккредитация 1"));
  EXPECT_THAT(page, HasSubstr("это закроет вход 1\u00a0пользователю"));
  EXPECT_THAT(page, HasSubstr("/admin/accounts/" + std::to_string(closed.value) + "\">Закрытова Анна Андреевна"));
  for (auto const* name : {"Запасная", "Другая", "Чужая", "Просроченная", "Запертая"})
    EXPECT_THAT(page, Not(HasSubstr(name)));
  EXPECT_TRUE(may_sign_in(lonely));
  apply(address);
  EXPECT_FALSE(may_sign_in(lonely)) << "as the page said";
}

TEST_P(ChangeTrust, ACC_06_a_difference_made_against_an_older_list_is_made_anew) {
  auto const address = prepared(tsl({{trust.ca.certificate()}}));
  database().write([&](database::Tx& tx) { add_authority(tx, {}, other.certificate(), {}, "file", test_now).value(); });
  auto const refused = site->post(address + "/apply");
  EXPECT_EQ(refused.status, 409);
  EXPECT_THAT(refused.body, HasSubstr("изменился, пока вы решали"));
  EXPECT_EQ(listed().size(), 1u) << "nothing was applied";
  EXPECT_THAT(site->get(address).body, HasSubstr("разница считается"));
  run_jobs();
  apply(address);
  EXPECT_EQ(listed().size(), 2u);
}

TEST_P(ChangeTrust, ACC_06_of_two_administrators_the_second_is_told_who_decided) {
  auto const applied = prepared(tsl({{trust.ca.certificate()}}));
  auto const rejected = prepared(tsl({{other.certificate()}}));
  apply(applied);
  EXPECT_EQ(site->post(rejected + "/reject").status, 303);
  become(2, "Вторая Б. Б.");
  for (auto const& [address, words] :
       {std::pair(applied, "Применил: Главная А. А."), {rejected, "Отклонил: Главная А. А."}}) {
    auto const told = site->post(address + "/apply");
    EXPECT_EQ(told.status, 409);
    EXPECT_THAT(told.body, HasSubstr(words));
  }
  EXPECT_EQ(listed().size(), 1u);
}

TEST_P(ChangeTrust, ACC_06_a_version_is_undone_by_a_difference_of_its_own_and_that_too) {
  auto const first = prepared(tsl({{trust.ca.certificate()}, {other.certificate()}}));
  apply(first);
  auto const before = listed();
  auto const ending = prepared(tsl({{trust.ca.certificate(), "Прекращена"}, {other.certificate()}}));
  apply(ending);
  EXPECT_EQ(listed()[1].why_ended, signatures::WhyEnded::accreditation_ended);
  auto const back = undo(ending);
  EXPECT_THAT(site->get(back).body, AllOf(HasSubstr("до версии 2"), HasSubstr("зменены сроки 1")));
  EXPECT_EQ(listed()[1].why_ended, signatures::WhyEnded::accreditation_ended) << "not yet applied";
  apply(back);
  EXPECT_EQ(accreditation_of(listed()[1]), accreditation_of(before[1]));

  auto const away = undo(first);
  EXPECT_THAT(site->get(away).body, HasSubstr("брано из списка 2"));
  apply(away);
  EXPECT_TRUE(listed().empty());
  apply(undo(away));
  ASSERT_EQ(listed().size(), 2u);
  EXPECT_EQ(accreditation_of(listed()[0]), accreditation_of(before[0]));
  EXPECT_EQ(number(), 5);
}

TEST_P(ChangeTrust, ACC_06_addresses_of_lists_of_revoked_certificates_are_shown_and_undone) {
  apply(prepared(tsl({{trust.ca.certificate()}})));
  auto const wrong = prepared(tsl({{trust.ca.certificate(), "Действует", "http://wrong.test/x.crl"}}));
  EXPECT_THAT(site->get(wrong).body, AllOf(HasSubstr("Изменены адреса списков отозванных сертификатов у 1\u00a0центра"),
                                           HasSubstr("http://ca.test/1.crl"), HasSubstr("http://wrong.test/x.crl")));
  apply(wrong);
  EXPECT_EQ(listed().at(0).crl_addresses, "http://wrong.test/x.crl");
  auto const back = undo(wrong);
  EXPECT_THAT(site->get(back).body, AllOf(HasSubstr("Изменены адреса"), Not(HasSubstr("не меняется"))));
  apply(back);
  EXPECT_EQ(listed().at(0).crl_addresses, "http://ca.test/1.crl");
}

TEST_P(ChangeTrust, ACC_06_dates_and_addresses_of_one_row_are_undone_together_and_later_changes_of_the_other_stay) {
  apply(prepared(tsl({{trust.ca.certificate()}})));
  auto const before = listed().at(0);
  auto const both = prepared(tsl({{trust.ca.certificate(), "Прекращена", "http://wrong.test/x.crl"}}));
  EXPECT_THAT(site->get(both).body, AllOf(HasSubstr("рекращена аккредитация 1"), HasSubstr("http://wrong.test/x.crl"),
                                          HasSubstr("http://ca.test/1.crl")));
  apply(both);
  apply(undo(both));
  EXPECT_EQ(listed().at(0).crl_addresses, "http://ca.test/1.crl");
  EXPECT_EQ(accreditation_of(listed().at(0)), accreditation_of(before));

  auto const moved = prepared(tsl({{trust.ca.certificate(), "Действует", "http://ca.test/2.crl"}}));
  apply(moved);
  apply(prepared(tsl({{trust.ca.certificate(), "Прекращена", "http://ca.test/2.crl"}})));
  apply(undo(moved));
  EXPECT_EQ(listed().at(0).crl_addresses, "http://ca.test/1.crl");
  EXPECT_TRUE(listed().at(0).accredited_to) << "what a later version ended stays ended";
}

TEST_P(ChangeTrust, ACC_06_what_the_file_no_longer_names_is_shown_and_left_as_it_is) {
  apply(prepared(tsl({{trust.ca.certificate()}, {other.certificate()}})));
  auto const address = prepared(tsl({{other.certificate()}}));
  EXPECT_THAT(site->get(address).body,
              AllOf(HasSubstr("Нет в файле: 1"), HasSubstr("Остаются как есть"), HasSubstr("не меняется")));
  apply(address);
  EXPECT_EQ(listed().size(), 2u);
  EXPECT_FALSE(listed()[1].accredited_to);
}

TEST_P(ChangeTrust, ACC_06_faults_of_the_file_are_shown_with_their_lines_and_the_rest_is_read) {
  signatures::Certificate broken;
  broken.common_name = "УЦ без сертификата";
  broken.der = "not a certificate";
  auto const ca = trust.ca.certificate();
  auto const page = site->get(prepared(tsl({{broken}, {ca}, {ca}}))).body;
  EXPECT_THAT(page,
              AllOf(HasSubstr("Не прочитано: 2"), HasSubstr("Строка 3: Сертификат центра «УЦ без сертификата»"),
                    HasSubstr("Строка 5: Сертификат центра"), HasSubstr("уже был в файле"), HasSubstr("Добавлено 1")));
}

TEST_P(ChangeTrust, ACC_06_a_file_that_is_no_list_says_so_and_changes_nothing) {
  for (auto const& file :
       {std::string("<a/>"), std::string("\x30\x82"), tsl({{trust.ca.certificate()}}).substr(0, 900)}) {
    auto const address = prepared(file);
    EXPECT_THAT(site->get(address).body,
                AllOf(HasSubstr("не прочитано"), HasSubstr("Строка "), HasSubstr("не изменился")));
    EXPECT_EQ(site->post(address + "/apply").status, 409);
  }
  EXPECT_TRUE(listed().empty());
}

TEST_P(ChangeTrust, ACC_06_changes_by_hand_stand_in_the_history_and_can_be_undone) {
  EXPECT_EQ(site->post("/admin/authorities/add", {{"from", "01.01.2026"}, {"@certificate", trust.ca.certificate().der}})
                .status,
            303);
  auto const card = "/admin/authorities/" + std::to_string(listed().at(0).id);
  EXPECT_EQ(
      site->post(card, {{"from", "01.01.2026"}, {"to", "01.03.2026"}, {"why", "no-conformity"}, {"reason", "письмо 7"}})
          .status,
      303);
  EXPECT_THAT(site->get("/admin/authorities/changes").body,
              AllOf(HasSubstr("Правка вручную"), HasSubstr("письмо 7"), HasSubstr("Главная А. А.")));
  apply(undo("/admin/authorities/changes/2"));
  EXPECT_FALSE(listed()[0].accredited_to);
  EXPECT_EQ(number(), 3);
}

TEST_P(ChangeTrust, ACC_06_a_difference_larger_than_a_page_is_paged) {
  std::vector<Listed> many;
  for (int i = 0; i < 230; ++i)
    many.push_back({trust.root
                        .subordinate(trust.kind, signatures::sample_ca("УЦ № " + std::to_string(1000 + i)),
                                     support::TestTrust::ca_dates)
                        .certificate()});
  auto const address = prepared(tsl(many));
  auto const page = site->get(address).body;
  EXPECT_THAT(page, AllOf(HasSubstr("Добавлено 230"), HasSubstr("УЦ № 1099"), Not(HasSubstr("УЦ № 1100")),
                          HasSubstr("?what=added")));
  auto const all = site->get(address + "?what=added").body;
  EXPECT_THAT(all, AllOf(HasSubstr("УЦ № 1199"), Not(HasSubstr("УЦ № 1200"))));
  apply(address);
  EXPECT_EQ(listed().size(), 230u);
}

}  // namespace
}  // namespace obereg::access
