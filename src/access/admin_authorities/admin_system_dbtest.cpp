// The administrator's pages of trust, jobs and mail.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/access.hpp"
#include "access/roles.hpp"
#include "access/trust_list/trust_list.hpp"
#include "core/text.hpp"
#include "platform/audit/audit.hpp"
#include "support/test_people.hpp"
#include "support/test_site.hpp"

namespace obereg::access {
namespace {

using support::one_day;
using support::test_now;
using support::TestSite;
using testing::HasSubstr;

class AdminSystem : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    site = std::make_unique<TestSite>(database(), access_routes(), access_sections(), web::Authenticate{},
                                      stored_trust(database()));
    site->actor.account = {1};
    site->actor.name = "Главная А. А.";
    site->actor.permissions = permissions_of(Role::administrator);
    site->get("/admin/jobs");
  }
  std::vector<Authority> listed() {
    return database().read([](database::ReadTx& tx) { return authorities(tx); });
  }
  void run_jobs() {
    jobs::Runner runner(database(), access_jobs(site->files, [](mail::Message const&) {}), support::site_clock);
    while (runner.run_one()) {
    }
  }
  support::TestTrust trust;
  std::unique_ptr<TestSite> site;
};
OBEREG_ON_BOTH_ENGINES(AdminSystem);

TEST_P(AdminSystem, ACC_06_a_CA_is_entered_by_its_file_and_its_accreditation_ended_with_a_reason) {
  auto const before = site->trust.get();
  auto const file = trust.ca.certificate().der;
  EXPECT_EQ(site->post("/admin/authorities/add", {{"from", "01.01.2026"}, {"@certificate", file}}).status, 303);
  EXPECT_EQ(before->cas().size(), 0u);
  EXPECT_EQ(site->trust.get()->cas().size(), 1u) << "the change is seen without a restart";
  EXPECT_THAT(site->post("/admin/authorities/add", {{"@certificate", file}}).body, HasSubstr("уже в списке"));

  auto const card = "/admin/authorities/" + std::to_string(listed().at(0).id);
  EXPECT_EQ(site->get(card).status, 200);
  EXPECT_EQ(site->get(card + "/file").body, file);
  EXPECT_EQ(site->post(card, {{"to", "01.03.2026"}, {"reason", "приказ"}}).status, 422) << "no reason why it ended";
  TestSite::Form const end{
      {"from", "01.01.2026"}, {"to", "01.03.2026"}, {"why", "no-conformity"}, {"reason", "письмо 7"}};
  auto const asked = site->post(card, end);
  EXPECT_EQ(asked.status, 303);
  run_jobs();
  EXPECT_FALSE(listed().at(0).accredited_to) << "not before it is decided";
  EXPECT_EQ(site->post(support::header_of(asked, "Location") + "/apply", {{"seen", "1"}}).status, 303);
  EXPECT_EQ(listed().at(0).why_ended, signatures::WhyEnded::no_conformity);
  EXPECT_EQ(iso_moment(*listed().at(0).accredited_to), "2026-03-01T21:00:00.000Z");
  EXPECT_THAT(site->get(card).body, HasSubstr("value=\"01.03.2026\""));
  auto const changes =
      database().read([](database::ReadTx& tx) { return audit::page(tx, 0, "access.authority-changed", "", 1); });
  EXPECT_THAT(changes.at(0).details, HasSubstr("письмо 7"));
}

TEST_P(AdminSystem, ACC_02_a_private_key_in_place_of_a_CAs_certificate_or_list_is_named_with_what_to_do) {
  auto const key = trust.ca.key().pem();
  for (auto const& answer : {site->post("/admin/authorities/add", {{"@certificate", key}}),
                             site->post("/admin/authorities/crl", {{"@crl", key}})}) {
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, HasSubstr("Это закрытый ключ"));
    EXPECT_THAT(answer.body, HasSubstr("получите новый ключ"));
  }
}

TEST_P(AdminSystem, ACC_06_a_list_of_revoked_certificates_needs_its_CA) {
  auto const crl = trust.ca.crl(test_now - one_day, test_now + one_day);
  EXPECT_EQ(site->post("/admin/authorities/crl", {{"@crl", crl}}).status, 422);
  trust.enter(database());
  EXPECT_EQ(site->post("/admin/authorities/crl", {{"@crl", crl}}).status, 303);
}

TEST_P(AdminSystem, a_failed_job_is_tried_again) {
  auto const id = database().write([](database::Tx& tx) { return jobs::enqueue(tx, "unknown", "{}", test_now); });
  jobs::RunnerOptions once;
  once.most_attempts = 1;
  jobs::Runner(database(), {}, support::site_clock, once).run_one();
  EXPECT_THAT(site->get("/admin/jobs").body, HasSubstr("не вышло"));
  auto const retry = "/admin/jobs/" + std::to_string(id.value) + "/retry";
  EXPECT_EQ(site->post(retry).status, 303);
  EXPECT_EQ(site->post(retry).status, 303) << "a double click";
  EXPECT_THAT(site->get("/admin/jobs").body, HasSubstr("ждёт"));
}

TEST_P(AdminSystem, PLT_04_mail_is_shown_and_sent_again) {
  database().write([](database::Tx& tx) { mail::send_later(tx, "a@example.org", "Тема", "Письмо <b>", test_now); });
  EXPECT_THAT(site->get("/admin/mail").body, HasSubstr("ждёт отправки"));
  run_jobs();
  EXPECT_THAT(site->get("/admin/mail/1").body, HasSubstr("Письмо &lt;b&gt;"));
  EXPECT_EQ(site->post("/admin/mail/1/send-again").status, 303);
  EXPECT_THAT(site->get("/admin/mail").body, HasSubstr("ждёт отправки"));
}

}  // namespace
}  // namespace obereg::access
