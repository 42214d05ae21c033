#include "access/tell_opened/tell_opened.hpp"

#include "access/accounts/accounts.hpp"
#include "access/requests/request_fixture.hpp"

namespace obereg::access {
namespace {

using support::one_day;
using support::test_now;
using testing::HasSubstr;
using testing::Not;

class TellOpened : public RequestSite {
 protected:
  // Of a CA that the list does not know, approved. The account's number.
  AccountId approved() {
    person = unknown.person();
    EXPECT_EQ(site->post("/apply", seen(with(form(), "@ca_certificate", unknown.ca.certificate().der))).status, 303);
    id =
        database().read([&](database::ReadTx& tx) { return open_request_with(tx, person.certificate.sha256).value(); });
    auto const office = staff(clerk);
    office->post(address_of(id) + "/take");
    auto const done = office->post(address_of(id) + "/approve",
                                   {{"account", "new"}, {"kind", "training-centre"}, {"roles", "provider-signer"}});
    EXPECT_EQ(done.status, 303) << done.body;
    return request(id).account.value_or(AccountId{});
  }
  void run_jobs() {
    jobs::Runner runner(database(), daily_access_jobs(site->services), support::site_clock);
    while (runner.run_one()) {
    }
  }
  std::size_t told() { return audited("access.request-opened").size(); }
  support::TestTrust unknown;
  RequestId id;
};
OBEREG_ON_BOTH_ENGINES(TellOpened);

TEST_P(TellOpened, ACC_02_who_waits_for_the_ca_is_told_once_when_it_has_come_into_the_list) {
  approved();
  run_jobs();
  EXPECT_EQ(told(), 0u);
  EXPECT_THAT(site->get("/apply/status").body, HasSubstr("Вход откроется, когда удостоверяющий центр"));
  unknown.enter(database());  // by hand: asks for the job itself
  run_jobs();
  EXPECT_EQ(told(), 1u);
  EXPECT_EQ(letters().front().recipient, "obraztsova@example.test");
  EXPECT_THAT(letters().front().body, HasSubstr("появился в перечне аккредитованных: вход открыт"));
  auto const page = site->get("/apply/status").body;
  EXPECT_THAT(page, Not(HasSubstr("Вход откроется, когда удостоверяющий центр, который выдал сертификат, будет")));
  EXPECT_THAT(page, HasSubstr("href=\"/sign-in\" role=\"button\""));
  database().write([](database::Tx& tx) { jobs::enqueue(tx, tell_opened_job, "", test_now); });
  run_jobs();
  EXPECT_EQ(told(), 1u) << "once";
}

TEST_P(TellOpened, ACC_02_an_accreditation_that_begins_later_opens_on_its_day) {
  approved();
  unknown.enter(database(), {.from = test_now + one_day, .to = {}});
  run_jobs();
  EXPECT_EQ(told(), 0u);
  support::site_time = test_now + 2 * one_day;
  schedule_telling_opened(database(), site->settings, support::site_time);
  run_jobs();
  EXPECT_EQ(told(), 1u);
}

TEST_P(TellOpened, ACC_02_a_blocked_account_is_not_told_that_sign_in_is_open) {
  auto const account = approved();
  database().write([&](database::Tx& tx) { block_account(tx, account, "проба", test_now); });
  unknown.enter(database());
  run_jobs();
  EXPECT_EQ(told(), 0u);
}

}  // namespace
}  // namespace obereg::access
