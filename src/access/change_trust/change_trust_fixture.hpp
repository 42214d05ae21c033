// A site with the pages of the trust list, and the list as stored behind it.
#pragma once
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

inline std::string tsl(std::vector<Listed> const& cas) {
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

class TrustSite : public support::OnBothEngines {
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
  // As the page that was opened just now sends it.
  support::TestSite::Form seen(std::string const& address) {
    auto const page = site->get(address).body;
    std::string const before = "name=\"seen\" value=\"";
    auto const at = page.find(before);
    if (at == std::string::npos) return {};
    return {{"seen", page.substr(at + before.size(), page.find('"', at + before.size()) - at - before.size())}};
  }
  http::Response press_apply(std::string const& address) { return site->post(address + "/apply", seen(address)); }
  void apply(std::string const& address) { EXPECT_EQ(press_apply(address).status, 303); }
  std::string undo(std::string const& address) {
    auto const sent = site->post(address + "/undo");
    EXPECT_EQ(sent.status, 303);
    run_jobs();
    return support::header_of(sent, "Location");
  }
  std::string ended_by_hand(std::string const& card) {
    auto const sent = site->post(
        card, {{"from", "01.01.2026"}, {"to", "01.03.2026"}, {"why", "no-conformity"}, {"reason", "письмо 7"}});
    EXPECT_EQ(sent.status, 303);
    run_jobs();
    return support::header_of(sent, "Location");
  }
  std::string card_of(signatures::TestCa const& ca) {
    auto const found =
        database().read([&](database::ReadTx& tx) { return find_authority(tx, ca.certificate().sha256); });
    return "/admin/authorities/" + std::to_string(found.value().id);
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
}  // namespace obereg::access
