#include "access/sign_in/sign_in.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/refusals.hpp"
#include "access/sign_in/challenge.hpp"
#include "platform/audit/audit.hpp"
#include "support/test_people.hpp"

namespace obereg::access {
namespace {

using namespace std::chrono_literals;
using signatures::KeyKind;
using support::one_day;
using support::test_now;
using support::TestTrust;
using testing::HasSubstr;

class SignIn : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    organisation = support::enter_organisation(database());
    account = support::enter_person(database(), organisation, Role::provider_signer);
  }
  Challenge challenge(Instant at = test_now, std::string const& origin = web::Settings{}.origin) {
    return database().write([&](database::Tx& tx) { return make_challenge(tx, origin, at); });
  }
  Result<SignedIn> send(Challenge const& asked, std::string const& signature, Instant at = test_now) {
    auto const list = stored_trust(database()).load();
    return sign_in(database(), *list, settings, {asked.token, signature, "192.0.2.7", "Firefox"}, at);
  }
  // Signs a fresh challenge with the certificate, which is bound to the account.
  Result<SignedIn> sign_in_with(signatures::KeyAndCertificate const& person, Instant at = test_now) {
    support::enter_certificate(database(), account, person.certificate);
    auto const asked = challenge(at);
    return send(asked, signatures::sign_detached(asked.text, person.certificate, person.key), at);
  }
  static std::string code_of(Result<SignedIn> const& answer) {
    return answer ? "signed in" : std::string(answer.error().kind->code);
  }
  std::vector<audit::Entry> audited(std::string const& action) {
    return database().read([&](database::ReadTx& tx) { return audit::page(tx, 0, action, "", 10); });
  }

  web::Settings settings;
  OrganisationId organisation;
  AccountId account;
};
OBEREG_ON_BOTH_ENGINES(SignIn);

TEST_P(SignIn, ACC_05_ACC_09_a_signed_challenge_opens_a_session_for_every_algorithm) {
  for (auto const kind : {KeyKind::gost_2012_256, KeyKind::gost_2012_512, KeyKind::rsa_2048, KeyKind::ecdsa_p256}) {
    TestTrust trust(kind);
    trust.enter(database());
    auto const answer = sign_in_with(trust.person());
    ASSERT_EQ(code_of(answer), "signed in") << static_cast<int>(kind);
    auto const session = database().read(
        [&](database::ReadTx& tx) { return find_session(tx, answer->token, settings, test_now + 1min); });
    ASSERT_TRUE(session);
    EXPECT_EQ(session->actor.account, account);
    EXPECT_EQ(session->actor.organisation, organisation);
    EXPECT_EQ(session->actor.name, "Образцова А. А.");
    EXPECT_TRUE(session->actor.may("training.sign"));
    EXPECT_FALSE(session->actor.may("admin"));
  }
  EXPECT_EQ(audited("access.signed-in").size(), 4u);
}

TEST_P(SignIn, ACC_05_a_plain_cms_without_a_reference_to_the_certificate_is_enough) {
  TestTrust trust;
  trust.enter(database());
  auto const person = trust.person();
  support::enter_certificate(database(), account, person.certificate);
  auto const asked = challenge();
  auto const signature =
      signatures::sign(asked.text, person.certificate, person.key, {.signing_certificate = false, .digest = {}});
  EXPECT_EQ(code_of(send(asked, signature)), "signed in");
}

TEST_P(SignIn, ACC_05_a_challenge_is_used_once) {
  TestTrust trust;
  trust.enter(database());
  auto const person = trust.person();
  support::enter_certificate(database(), account, person.certificate);
  auto const asked = challenge();
  auto const signature = signatures::sign_detached(asked.text, person.certificate, person.key);
  EXPECT_EQ(code_of(send(asked, signature)), "signed in");
  EXPECT_EQ(code_of(send(asked, signature)), "access.challenge-used");
}

TEST_P(SignIn, ACC_05_a_challenge_lives_ten_minutes) {
  TestTrust trust;
  trust.enter(database());
  auto const person = trust.person();
  support::enter_certificate(database(), account, person.certificate);
  auto const asked = challenge();
  auto const signature = signatures::sign_detached(asked.text, person.certificate, person.key);
  EXPECT_EQ(code_of(send(asked, signature, test_now + 10min)), "access.challenge-expired");
  EXPECT_EQ(code_of(send(asked, signature, test_now + 10min - 1ms)), "signed in");
}

TEST_P(SignIn, ACC_05_a_challenge_nobody_asked_for_is_refused) {
  EXPECT_EQ(code_of(send({"made up", "made up"}, "x")), "access.challenge-unknown");
}

TEST_P(SignIn, ACC_06_with_a_list_of_revoked_certificates_that_is_old_the_setting_decides) {
  using signatures::MissingCrl;
  TestTrust trust;
  trust.enter(database());
  auto const person = trust.person();
  support::enter_certificate(database(), account, person.certificate);
  auto const answer = [&](MissingCrl when_old) {
    auto const asked = challenge();
    auto const list = stored_trust(database(), when_old).load();
    auto const signature = signatures::sign_detached(asked.text, person.certificate, person.key);
    return code_of(sign_in(database(), *list, settings, {asked.token, signature, "192.0.2.7", "Firefox"}, test_now));
  };
  auto const add = [&](Instant next_update) {
    for (auto const* ca : {&trust.root, &trust.ca})
      database().write([&](database::Tx& tx) {
        add_crl(tx, {}, ca->crl(next_update - support::one_day, next_update), test_now).value();
      });
  };
  EXPECT_EQ(answer(MissingCrl::accept_with_warning), "signed in") << "no list at all";
  EXPECT_EQ(answer(MissingCrl::refuse), "signature.crl-missing");
  add(test_now - 1min);
  EXPECT_EQ(answer(MissingCrl::accept_with_warning), "signed in") << "lists that should have been renewed";
  EXPECT_EQ(answer(MissingCrl::refuse), "signature.crl-missing");
  add(test_now + 1min);
  EXPECT_EQ(answer(MissingCrl::refuse), "signed in") << "lists that are in force";
}

TEST_P(SignIn, ACC_05_a_challenge_of_another_site_is_refused) {
  EXPECT_EQ(code_of(send(challenge(test_now, "https://evil.example"), "x")), "access.challenge-of-another-site");
  auto const text = challenge().text;
  EXPECT_THAT(text, HasSubstr("Сайт: http://127.0.0.1:8080\r\n"));
  EXPECT_THAT(text, HasSubstr("2026-03-10T06:00:00.000Z"));
}

struct Wrong {
  std::string_view name;
  std::string_view code;
  std::string (*signature)(std::string const& text, signatures::KeyAndCertificate const& person, TestTrust& trust);
};

TEST_P(SignIn, ACC_05_each_wrong_signature_is_refused_by_its_own_name) {
  static constexpr Wrong rows[] = {
      {"garbage", "signature.format", [](auto const&, auto const&, auto&) -> std::string { return "garbage"; }},
      {"nothing", "access.signature-missing", [](auto const&, auto const&, auto&) -> std::string { return ""; }},
      {"other data", "signature.other-data",
       [](auto const& text, auto const& person, auto&) {
         return signatures::sign_detached(text + " ", person.certificate, person.key);
       }},
      {"attached", "signature.attached",
       [](auto const& text, auto const& person, auto&) {
         return signatures::sign(text, person.certificate, person.key, {.detached = false, .digest = {}});
       }},
      {"a certificate", "signature.certificate-instead",
       [](auto const&, auto const& person, auto&) { return person.certificate.der; }},
      {"without the certificate", "signature.no-certificate",
       [](auto const& text, auto const& person, auto&) {
         return signatures::sign(text, person.certificate, person.key, {.include_certificate = false, .digest = {}});
       }},
      {"another certificate", "access.certificate-unknown",
       [](auto const& text, auto const&, auto& trust) {
         auto const other = trust.person();
         return signatures::sign_detached(text, other.certificate, other.key);
       }},
  };
  TestTrust trust;
  trust.enter(database());
  auto const person = trust.person();
  support::enter_certificate(database(), account, person.certificate);
  for (auto const& row : rows) {
    auto const asked = challenge();
    EXPECT_EQ(code_of(send(asked, row.signature(asked.text, person, trust))), row.code) << row.name;
  }
}

TEST_P(SignIn, ACC_06_each_unfit_certificate_is_refused_by_its_own_name) {
  TestTrust trust;
  trust.enter(database());
  EXPECT_EQ(code_of(sign_in_with(trust.person({test_now - 30 * one_day, test_now - one_day}))),
            "signature.certificate-expired");
  EXPECT_EQ(code_of(sign_in_with(trust.person({test_now + one_day, test_now + 30 * one_day}))),
            "signature.certificate-not-yet-valid");
  EXPECT_EQ(code_of(sign_in_with(
                trust.person({test_now - one_day, test_now + one_day},
                             {.key_usage = "keyEncipherment", .digest = {}, .serial = {}, .crl_address = {}}))),
            "signature.key-usage");
  TestTrust unknown;
  EXPECT_EQ(code_of(sign_in_with(unknown.person())), "signature.unknown-ca");
  auto const weak = trust.ca.issue(KeyKind::rsa_1024, signatures::sample_person(), TestTrust::ca_dates);
  EXPECT_EQ(code_of(sign_in_with(weak)), "signature.weak-algorithm");
}

TEST_P(SignIn, ACC_05_any_of_a_persons_certificates_signs_in_and_none_in_the_name_of_another) {
  TestTrust trust;
  trust.enter(database());
  auto const first = trust.person(), second = trust.person();
  for (auto const& one : {first, second}) support::enter_certificate(database(), account, one.certificate);
  for (auto const& one : {second, first}) {
    auto const asked = challenge();  // a challenge is nobody's until it is signed
    EXPECT_EQ(code_of(send(asked, signatures::sign_detached(asked.text, one.certificate, one.key))), "signed in");
  }
  auto const asked = challenge();
  auto renewed = second.certificate;  // the key of the second under a certificate of the first
  renewed.der = first.certificate.der;
  EXPECT_ANY_THROW(signatures::sign_detached(asked.text, renewed, second.key)) << "our own tool makes no such thing";
  auto const same_key = trust.ca.certify(first.key, signatures::sample_person(), TestTrust::ca_dates);
  EXPECT_EQ(code_of(send(asked, signatures::sign_detached(asked.text, same_key, first.key))),
            "access.certificate-unknown")
      << "another certificate of the same key is not bound";
}

TEST_P(SignIn, ACC_06_the_last_second_of_a_certificate_still_signs_in) {
  TestTrust trust;
  trust.enter(database());
  signatures::Validity const dates{test_now - one_day, test_now + 1h};
  EXPECT_EQ(code_of(sign_in_with(trust.person(dates), test_now + 1h)), "signed in");
  EXPECT_EQ(code_of(sign_in_with(trust.person(dates), test_now + 1h + 999ms)), "signed in");
  EXPECT_EQ(code_of(sign_in_with(trust.person(dates), test_now + 1h + 1s)), "signature.certificate-expired");
}

TEST_P(SignIn, ACC_06_a_revoked_certificate_is_refused) {
  TestTrust trust;
  trust.enter(database());
  auto const person = trust.person();
  trust.ca.revoke(person.certificate, test_now - one_day);
  database().write([&](database::Tx& tx) {
    EXPECT_TRUE(add_crl(tx, {}, trust.ca.crl(test_now - one_day, test_now + one_day), test_now));
  });
  EXPECT_EQ(code_of(sign_in_with(person)), "signature.revoked");
}

TEST_P(SignIn, ACC_06_ACC_07_a_CA_that_is_no_longer_accredited_is_refused_with_the_reason) {
  using signatures::WhyEnded;
  for (auto const& [why, code] : {std::pair{WhyEnded::accreditation_ended, "signature.not-accredited"},
                                  {WhyEnded::no_conformity, "signature.no-conformity"},
                                  {WhyEnded::certificate_expired, "signature.ca-expired"}}) {
    TestTrust trust;
    trust.enter(database(), {.from = {}, .to = test_now - one_day, .why_ended = why});
    EXPECT_EQ(code_of(sign_in_with(trust.person())), code);
  }
}

TEST_P(SignIn, ACC_10_a_blocked_account_is_told_why) {
  TestTrust trust;
  trust.enter(database());
  database().write([&](database::Tx& tx) { block_account(tx, account, "уволена", test_now); });
  auto const answer = sign_in_with(trust.person());
  EXPECT_EQ(code_of(answer), "access.account-blocked");
  EXPECT_EQ(answer.error().detail, "Причина: уволена");
}

TEST_P(SignIn, ACC_10_an_account_without_a_cabinet_is_told_whom_to_ask) {
  TestTrust trust;
  trust.enter(database());
  database().write([&](database::Tx& tx) {
    for (auto const& cabinet : cabinets_of(tx, account)) take_cabinet(tx, account, cabinet.id);
  });
  EXPECT_EQ(code_of(sign_in_with(trust.person())), "access.no-cabinets");
}

TEST_P(SignIn, PLT_05_a_failed_sign_in_is_written_down_and_the_challenge_stays_open) {
  TestTrust trust;
  trust.enter(database());
  auto const person = trust.person();
  auto const asked = challenge();
  auto const signature = signatures::sign_detached(asked.text, person.certificate, person.key);
  EXPECT_EQ(code_of(send(asked, signature)), "access.certificate-unknown");
  auto const entries = audited("access.sign-in-refused");
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_EQ(entries[0].address, "192.0.2.7");
  EXPECT_EQ(entries[0].subject, "certificate:" + person.certificate.sha256);
  support::enter_certificate(database(), account, person.certificate);
  EXPECT_EQ(code_of(send(asked, signature)), "signed in");
}

}  // namespace
}  // namespace obereg::access
