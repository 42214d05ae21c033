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
  // Bound at what the site's clock shows; `days` from test_now.
  signatures::Certificate add_now(int days) {
    auto certificate = trust.person({test_now - 300 * one_day, test_now + days * one_day}).certificate;
    database().write([&](database::Tx& tx) { bind_certificate(tx, account, certificate, support::site_time); });
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

TEST_P(WarnEnding, ACC_07_every_page_says_it_from_thirty_days_on_until_a_longer_certificate_is_added) {
  settings.session_idle = settings.session_most = 24h * 400;
  site = signed_in(account, person.certificate);
  auto const other = support::enter_person(database(), centre, Role::provider_signer, "Другая");
  auto const theirs = trust.person();
  support::enter_certificate(database(), other, theirs.certificate);
  auto const stranger = signed_in(other, theirs.certificate);
  remove(person.certificate);
  ending_in(31);
  run_at(test_now);
  auto const words = HasSubstr("Срок вашего сертификата кончается");
  EXPECT_THAT(site->get("/account").body, Not(words)) << "31 days before the end";
  run_at(test_now + one_day);
  for (auto const* const page : {"/account", "/account/sessions", "/account/certificates/add"}) {
    auto const body = site->get(page).body;
    EXPECT_THAT(body, HasSubstr("Срок вашего сертификата кончается 10.04.2026: осталось 30\u00a0дней")) << page;
    EXPECT_THAT(body, HasSubstr("href=\"/account/certificates\"")) << page;
    EXPECT_THAT(stranger->get(page).body, Not(words)) << page;
  }
  run_at(test_now + 31 * one_day - 1h);
  EXPECT_THAT(site->get("/account").body, HasSubstr("10.04.2026: сегодня последний день"));
  auto const longer = add_now(300);
  EXPECT_THAT(site->get("/account").body, Not(words)) << "a longer one was added";
  remove(longer);
  EXPECT_THAT(site->get("/account").body, words) << "and is gone again";
  database().write([&](database::Tx& tx) {
    rebind_certificate(tx, account, find_certificate(tx, longer.sha256)->id, support::site_time);
  });
  EXPECT_THAT(site->get("/account").body, Not(words)) << "and is back";
  remove(longer);
  add_now(31);
  EXPECT_THAT(site->get("/account").body, words) << "one that ends as soon changes nothing";
  support::site_time = test_now + 31 * one_day + 1s;
  EXPECT_THAT(site->get("/account").body, Not(words)) << "it has ended";
}

TEST_P(WarnEnding, ACC_07_who_has_no_email_sees_it_on_pages_and_gets_no_letter) {
  database().write([](database::Tx& tx) { tx.run_script("update accounts set email = ''"); });
  remove(person.certificate);
  ending_in(14);
  run_at(test_now);
  EXPECT_TRUE(letters().empty());
  EXPECT_THAT(site->get("/account").body, HasSubstr("осталось 14\u00a0дней"));
}

}  // namespace
}  // namespace obereg::access
