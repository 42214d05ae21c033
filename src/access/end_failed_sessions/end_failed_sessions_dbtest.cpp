#include "access/end_failed_sessions/end_failed_sessions.hpp"

#include "access/own_certificates/own_certificates_fixture.hpp"
#include "access/sessions/sessions.hpp"
#include "access/trust_list/trust_change.hpp"

namespace obereg::access {
namespace {

using namespace std::chrono_literals;
using support::one_day;
using support::test_now;
using testing::AllOf;
using testing::HasSubstr;

class EndFailedSessions : public OwnCertificates {
 protected:
  std::string enter(signatures::Certificate const& certificate, AccountId owner) {
    return database().write([&](database::Tx& tx) {
      NewSession session;
      session.account = owner;
      session.cabinet_id = cabinets_of(tx, owner).at(0).id;
      session.certificate_id = find_certificate(tx, certificate.sha256)->id;
      return begin_session(tx, session, site->settings, support::site_time);
    });
  }
  std::string enter() { return enter(person.certificate, account); }
  std::string enter_by_password() {
    return database().write([&](database::Tx& tx) {
      NewSession session;
      session.account = account;
      session.cabinet_id = cabinets_of(tx, account).at(0).id;
      session.way = SignInWay::password;
      return begin_session(tx, session, site->settings, support::site_time);
    });
  }
  bool is_open(std::string const& token) {
    return database().read([&](database::ReadTx& tx) {
      auto patient = site->settings;
      patient.session_idle = 24h;
      return find_session(tx, token, patient, support::site_time).has_value();
    });
  }
  void run_jobs_at(Instant moment) {
    support::site_time = moment;
    jobs::Runner runner(database(), daily_access_jobs(site->services), support::site_clock);
    while (runner.run_one()) {
    }
  }
  Authority listed_ca() {
    return database().read(
        [&](database::ReadTx& tx) { return find_authority(tx, trust.ca.certificate().sha256).value(); });
  }
  void end_accreditation() {
    auto const authority = listed_ca();
    database().write([&](database::Tx& tx) {
      change_accreditation(tx, {}, authority,
                           {false, authority.accredited_from, test_now, signatures::WhyEnded::accreditation_ended},
                           "приказ 7", test_now);
    });
  }
};
OBEREG_ON_BOTH_ENGINES(EndFailedSessions);

TEST_P(EndFailedSessions, ACC_07_when_a_ca_ends_its_people_go_out_at_once_and_are_told_why) {
  auto const by_certificate = enter(), second = enter(), by_password = enter_by_password();
  end_accreditation();
  EXPECT_TRUE(is_open(by_certificate)) << "by the job";
  run_jobs_at(test_now);
  EXPECT_FALSE(is_open(by_certificate));
  EXPECT_FALSE(is_open(second));
  EXPECT_TRUE(is_open(by_password)) << "a password does not fail with the certificate";
  ASSERT_EQ(letters().size(), 1u) << "one of all the sessions";
  EXPECT_THAT(letters()[0].body,
              AllOf(HasSubstr(person.certificate.serial), HasSubstr("аккредитаци"), HasSubstr("/apply")));
  auto const kept =
      database().read([](database::ReadTx& tx) { return audit::page(tx, 0, "access.sessions-closed", "", 10); });
  ASSERT_EQ(kept.size(), 1u);
  EXPECT_THAT(kept[0].details, HasSubstr(person.certificate.serial));
  database().write([](database::Tx& tx) { ask_to_end_failed_sessions(tx, test_now); });
  run_jobs_at(test_now);
  EXPECT_EQ(letters().size(), 1u) << "once";
}

TEST_P(EndFailedSessions, ACC_07_who_is_revoked_goes_out_within_a_minute_and_nobody_else) {
  auto const other = trust.person().certificate;
  auto const their_account = support::enter_person(database(), support::enter_organisation(database(), "7700000055"),
                                                   Role::provider_signer, "Соседова");
  support::enter_certificate(database(), their_account, other);
  auto const mine = enter(), theirs = enter(other, their_account);
  trust.ca.revoke(person.certificate, test_now - 1h);
  database().write(
      [&](database::Tx& tx) { add_crl(tx, {}, trust.ca.crl(test_now - 1min, test_now + one_day), test_now).value(); });
  run_jobs_at(test_now + 1min);
  EXPECT_FALSE(is_open(mine));
  EXPECT_TRUE(is_open(theirs));
  EXPECT_THAT(letters().at(0).body, HasSubstr("отозван"));
}

TEST_P(EndFailedSessions, ACC_07_what_ends_by_itself_is_seen_in_the_hour) {
  auto const short_lived = trust.person({test_now - one_day, test_now + 90min}).certificate;
  support::enter_certificate(database(), account, short_lived);
  auto const ending = enter(short_lived, account), lasting = enter();
  schedule_ending_failed_sessions(database(), test_now);
  run_jobs_at(test_now + 1h);
  EXPECT_TRUE(is_open(ending));
  run_jobs_at(test_now + 2h);
  EXPECT_FALSE(is_open(ending)) << "the run of the hour before asked for this one";
  EXPECT_TRUE(is_open(lasting));
}

TEST_P(EndFailedSessions, ACC_07_a_list_that_is_missing_shuts_nobody_out_who_is_in) {
  auto const token = enter();
  signatures::CurrentTrust strict(stored_trust(database(), signatures::MissingCrl::refuse));
  auto services = site->services;
  web::Services const with_strict{services.database, services.files,    strict,
                                  services.log_key,  services.settings, services.clock};
  jobs::Handlers const handlers{
      {std::string(end_failed_sessions_job), [&](jobs::Run& run) { end_failed_sessions(run, with_strict); }}};
  database().write([](database::Tx& tx) { ask_to_end_failed_sessions(tx, test_now); });
  jobs::Runner(database(), handlers, support::site_clock).run_one();
  EXPECT_TRUE(is_open(token));
}

TEST_P(EndFailedSessions, ACC_07_a_ca_that_was_never_in_the_list_leaves_its_people_in_and_one_taken_off_does_not) {
  auto unknown =
      signatures::TestCa::root(trust.kind, signatures::sample_ca("УЦ «Промежуточный»"), support::TestTrust::ca_dates);
  // Its owner signs with the CA's certificate along.
  auto const between =
      unknown.issue(trust.kind, signatures::sample_person(), {test_now - one_day, test_now + one_day}).certificate;
  support::enter_certificate(database(), account, between);
  auto const token = enter(between, account), mine = enter();
  auto const taken_off = listed_ca();
  database().write([&](database::Tx& tx) {
    TrustChange change;
    change.kind = "undo";
    change.state = "applied";
    change.number = newest_number(tx) + 1;
    change.created_at = test_now;
    ChangeRow row;
    row.what = what::removed;
    row.subject = taken_off.subject;
    row.thumbprint = taken_off.thumbprint;
    insert_rows(tx, insert_change(tx, change), {row});
    delete_authority(tx, taken_off.thumbprint);
    count_change(tx);
    ask_to_end_failed_sessions(tx, test_now);
  });
  run_jobs_at(test_now);
  EXPECT_TRUE(is_open(token));
  EXPECT_FALSE(is_open(mine));
}

}  // namespace
}  // namespace obereg::access
