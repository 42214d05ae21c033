#include "app/verify_audit/verify_audit.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/roles.hpp"
#include "app/program/modules.hpp"
#include "platform/audit/audit.hpp"
#include "support/test_people.hpp"
#include "support/test_site.hpp"

namespace obereg::app {
namespace {

using support::site_time;
using support::test_now;
using support::TestSite;
using testing::HasSubstr;
using testing::Not;

class VerifyAudit : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    site = std::make_unique<TestSite>(database(), all_routes(), all_sections());
    auto const owner =
        support::enter_organisation(database(), "7700000030", "Оператор", access::OrganisationKind::operator_, false);
    site->actor.account = support::enter_person(database(), owner, access::Role::administrator, "Главная");
    site->actor.name = "Главная А. А.";
    site->actor.organisation = owner;
    site->actor.permissions = access::permissions_of(access::Role::administrator);
    site->get("/admin/audit");
    runner = std::make_unique<jobs::Runner>(
        database(), jobs::Handlers{{std::string(verify_audit_job_kind), verify_audit}}, support::site_clock);
  }
  void record(int times) {
    database().write([&](database::Tx& tx) {
      for (int i = 0; i < times; ++i) audit::record(tx, Actor{}, "access.signed-in", "account:1", "дело", test_now);
    });
  }
  void tamper(std::string const& statement) {
    database().write([&](database::Tx& tx) {
      tx.run_script(tx.engine() == database::Engine::sqlite ? "drop trigger keep_audit_records_update"
                                                            : "alter table audit_records disable trigger all");
      tx.run_script(statement);
    });
  }
  // The address of the page that the button leads to.
  std::string press() {
    auto const answer = site->post("/admin/audit/verify");
    EXPECT_EQ(answer.status, 303);
    return support::header_of(answer, "Location");
  }
  void run_jobs() {
    while (runner->run_one()) continue;
  }
  std::string page(std::string const& address) { return site->get(address).body; }
  std::vector<audit::Entry> audited(std::string const& action) {
    return database().read([&](database::ReadTx& tx) { return audit::page(tx, 0, action, "", 10); });
  }
  std::unique_ptr<TestSite> site;
  std::unique_ptr<jobs::Runner> runner;
};
OBEREG_ON_BOTH_ENGINES(VerifyAudit);

TEST_P(VerifyAudit, PLT_05_the_button_leads_to_a_page_that_says_how_many_records_are_right) {
  record(5);
  auto const address = press();
  EXPECT_EQ(address, "/admin/audit/checks/1");
  EXPECT_THAT(page(address), HasSubstr("Журнал проверяется"));
  EXPECT_THAT(page(address), HasSubstr("hx-trigger=\"every 2s\""));
  EXPECT_THAT(page("/admin/audit"), HasSubstr("Проверка идёт"));
  run_jobs();
  auto const found = page(address);
  EXPECT_THAT(found, HasSubstr("Журнал цел"));
  EXPECT_THAT(found, HasSubstr("6: с № 1 по № 6")) << "the record of the request for it too";
  EXPECT_THAT(found, HasSubstr("Главная А. А."));
  EXPECT_THAT(found, Not(HasSubstr("hx-trigger")));
  EXPECT_THAT(page("/admin/audit"), HasSubstr("Журнал цел"));
  EXPECT_THAT(page("/admin/audit"), HasSubstr("href=\"" + address + "\""));
  auto const entries = audited("access.audit-verified");
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_EQ(entries[0].account_id, site->actor.account.value);
  EXPECT_EQ(entries[0].organisation_id, site->actor.organisation.value);
  EXPECT_EQ(entries[0].address, "192.0.2.7");
  EXPECT_EQ(entries[0].subject, "audit-check:1");
  EXPECT_EQ(entries[0].details, "Записей: 6, все верны");
  EXPECT_EQ(audited("access.audit-check-asked").size(), 1u);
}

TEST_P(VerifyAudit, PLT_05_the_check_by_button_names_the_first_altered_record) {
  record(3);
  tamper("update audit_records set details = 'не то' where number = 2");
  auto const address = press();
  run_jobs();
  auto const broken = page(address);
  EXPECT_THAT(broken, HasSubstr("первая неверная запись – № 2"));
  EXPECT_THAT(broken, HasSubstr("1: с № 1 по № 1"));
  EXPECT_THAT(broken, HasSubstr("/admin/audit?before=3"));
  EXPECT_EQ(audited("access.audit-verified")[0].details, "Первая неверная запись: № 2");
}

TEST_P(VerifyAudit, PLT_05_one_check_goes_on_at_a_time_and_the_next_is_another) {
  auto const first = press();
  EXPECT_EQ(press(), first) << "it leads to the one that goes on";
  EXPECT_EQ(audited("access.audit-check-asked").size(), 1u);
  run_jobs();
  auto const second = press();
  EXPECT_NE(second, first);
  run_jobs();
  EXPECT_THAT(page(first), HasSubstr("Журнал цел"));
  EXPECT_EQ(audited("access.audit-verified").size(), 2u);
}

TEST_P(VerifyAudit, PLT_05_a_check_that_was_interrupted_begins_anew) {
  record(2500);
  auto const address = press();
  auto const job = database().read([](database::ReadTx& tx) { return jobs::newest(tx, 1); })[0];
  std::atomic<bool> const stopping{true};
  jobs::Run interrupted(database(), job, support::site_clock, stopping);
  EXPECT_THROW(verify_audit(interrupted), jobs::Interrupted);
  EXPECT_THAT(page(address), HasSubstr("Журнал проверяется"));
  run_jobs();
  EXPECT_THAT(page(address), HasSubstr("с № 1 по № 2501"));
  auto const progress = database().read([&](database::ReadTx& tx) { return jobs::find(tx, job.id); })->progress;
  EXPECT_EQ(progress, R"({"checked":1000,"of":2501})");
}

TEST_P(VerifyAudit, PLT_05_a_check_whose_process_died_is_made_by_another_and_told_of_once) {
  record(3);
  auto const address = press();
  bool taken_up = false;
  auto const die_and_come_back = [&](jobs::Run& run) {
    site_time += std::chrono::minutes(1);  // the lease lapses, as that of a dead process
    taken_up = runner->run_one();
    verify_audit(run);
  };
  jobs::Runner dying(database(), {{std::string(verify_audit_job_kind), die_and_come_back}}, support::site_clock);
  EXPECT_TRUE(dying.run_one());
  EXPECT_TRUE(taken_up);
  EXPECT_THAT(page(address), HasSubstr("4: с № 1 по № 4"));
  EXPECT_EQ(audited("access.audit-verified").size(), 1u);
}

TEST_P(VerifyAudit, PLT_05_a_check_that_failed_for_good_says_so_and_makes_room_for_another) {
  auto const first = press();
  jobs::RunnerOptions once;
  once.most_attempts = 1;
  auto const fail = [](jobs::Run&) { throw std::runtime_error("the disk is ill"); };
  jobs::Runner failing(database(), {{std::string(verify_audit_job_kind), fail}}, support::site_clock, once);
  EXPECT_TRUE(failing.run_one());
  EXPECT_THAT(page(first), HasSubstr("Проверка не завершилась из-за сбоя"));
  EXPECT_THAT(page(first), HasSubstr("Проверить ещё раз"));
  auto const second = press();
  EXPECT_NE(second, first);
  EXPECT_THAT(page(first), HasSubstr("Проверка не завершилась из-за сбоя"));
  run_jobs();
  EXPECT_THAT(page(second), HasSubstr("Журнал цел"));
}

TEST_P(VerifyAudit, PLT_05_a_check_is_the_administrators_alone) {
  auto const address = press();
  site->actor.permissions = access::permissions_of(access::Role::ministry);
  EXPECT_EQ(site->post("/admin/audit/verify").status, 403);
  EXPECT_EQ(site->get(address).status, 403);
  site->actor.permissions = access::permissions_of(access::Role::administrator);
  EXPECT_EQ(site->get("/admin/audit/checks/99").status, 404);
}

}  // namespace
}  // namespace obereg::app
