#include "access/warn_ending/warn_ending.hpp"

#include "access/own_certificates/own_certificates_fixture.hpp"

namespace obereg::access {
namespace {

using namespace std::chrono_literals;
using support::one_day;
using support::test_now;
using support::TestTrust;
using testing::HasSubstr;
using testing::Not;

class WarnEnding : public OwnCertificates {
 protected:
  // The daily run of that moment, and what it left to be done at once.
  void run_at(Instant moment) {
    support::site_time = moment;
    schedule_warnings(database(), site->settings, moment);
    jobs::Runner runner(database(), daily_access_jobs(site->services), support::site_clock);
    while (runner.run_one()) {
    }
  }
  signatures::Certificate ending_in(int days) {
    auto certificate = trust.person({test_now - 300 * one_day, test_now + days * one_day}).certificate;
    support::enter_certificate(database(), account, certificate);
    return certificate;
  }
  void remove(signatures::Certificate const& certificate) {
    database().write([&](database::Tx& tx) {
      unbind_certificate(tx, account, find_certificate(tx, certificate.sha256)->id, account, test_now);
    });
  }
};
OBEREG_ON_BOTH_ENGINES(WarnEnding);

TEST_P(WarnEnding, ACC_07_a_letter_comes_thirty_fourteen_three_and_one_days_before_the_end_and_on_no_other_day) {
  remove(person.certificate);
  auto const certificate = ending_in(40);
  std::vector<int> warned_on;
  for (int day = 0; day <= 42; ++day) {
    auto const before = letters().size();
    run_at(test_now + day * one_day);
    run_at(test_now + day * one_day + 1h);  // a second process, or the program started anew
    if (letters().size() != before) warned_on.push_back(40 - day);
    EXPECT_LE(letters().size(), before + 1) << day;
  }
  EXPECT_EQ(warned_on, (std::vector<int>{30, 14, 3, 1}));
  auto const last = letters()[0];
  EXPECT_EQ(last.recipient, "a@example.org");
  EXPECT_THAT(last.body, HasSubstr("осталось 1\u00a0день"));
  EXPECT_THAT(last.body, HasSubstr(certificate.serial));
  EXPECT_THAT(last.body, HasSubstr("/account/certificates"));
  EXPECT_EQ(audited("access.certificate-ending-told").size(), 4u);
}

TEST_P(WarnEnding, ACC_07_nobody_is_warned_of_what_another_certificate_outlasts) {
  ending_in(10);
  run_at(test_now);
  EXPECT_TRUE(letters().empty()) << "the other lasts 265 days";
  remove(person.certificate);
  run_at(test_now + one_day);
  EXPECT_EQ(letters().size(), 1u) << "now this is the last";
}

TEST_P(WarnEnding, ACC_07_a_certificate_whose_ca_no_longer_counts_outlasts_nothing_and_is_not_warned_of) {
  TestTrust ended;
  ended.enter(database(),
              {.from = {}, .to = test_now - one_day, .why_ended = signatures::WhyEnded::accreditation_ended});
  remove(person.certificate);
  support::enter_certificate(database(), account, ended.person().certificate);
  auto const works = ending_in(10);
  support::enter_certificate(database(), account,
                             ended.person({test_now - 9 * one_day, test_now + 2 * one_day}).certificate);
  run_at(test_now);
  ASSERT_EQ(letters().size(), 1u);
  EXPECT_THAT(letters()[0].body, HasSubstr(works.serial));
}

TEST_P(WarnEnding, ACC_07_a_blocked_account_and_a_removed_certificate_are_left_alone) {
  remove(person.certificate);
  remove(ending_in(10));
  run_at(test_now);
  ending_in(12);
  database().write([&](database::Tx& tx) { block_account(tx, account, "уволена", test_now); });
  run_at(test_now + one_day);
  EXPECT_TRUE(letters().empty());
}

TEST_P(WarnEnding, ACC_07_the_pages_where_a_cabinet_begins_say_it_until_a_longer_certificate_is_there) {
  EXPECT_THAT(site->get("/account").body, Not(HasSubstr("Срок вашего сертификата кончается")));
  auto const ends_today = trust.person({test_now - 300 * one_day, test_now}).certificate;
  remove(person.certificate);
  support::enter_certificate(database(), account, ends_today);
  EXPECT_THAT(site->get("/account").body, HasSubstr("10.03.2026: сегодня последний день"));
  ending_in(30);
  auto const page = site->get("/account").body;
  EXPECT_THAT(page, HasSubstr("Срок вашего сертификата кончается 09.04.2026: осталось 30\u00a0дней"));
  EXPECT_THAT(page, HasSubstr("href=\"/account/certificates\""));
  TestTrust unknown;
  support::enter_certificate(database(), account, unknown.person().certificate);
  EXPECT_THAT(site->get("/account").body, HasSubstr("осталось 30\u00a0дней")) << "a longer one that does not work";
  ending_in(31);
  EXPECT_THAT(site->get("/account").body, Not(HasSubstr("Срок вашего сертификата кончается")));
}

}  // namespace
}  // namespace obereg::access
