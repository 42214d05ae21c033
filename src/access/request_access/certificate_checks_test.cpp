#include "access/request_access/certificate_checks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/refusals.hpp"
#include "platform/signatures/refusals.hpp"
#include "support/test_people.hpp"

namespace obereg::access {
namespace {

using signatures::Outcome;
using support::one_day;
using support::test_now;
using support::TestTrust;
using testing::HasSubstr;

Applicant applicant_of(signatures::TestSubject const& subject) {
  Applicant applicant;
  applicant.last_name = subject.surname;
  applicant.first_name = "Анна";
  applicant.middle_name = "Андреевна";
  applicant.inn = subject.inn_le;
  applicant.ogrn = subject.ogrn;
  return applicant;
}

class CertificateChecks : public testing::Test {
 protected:
  std::vector<signatures::Check> check(signatures::Certificate const& user, signatures::Certificate const& ca,
                                       Instant now = test_now) const {
    return check_certificates(*list, {user, ca}, applicant, now);
  }
  std::vector<signatures::Check> check(signatures::Certificate const& user) const {
    return check(user, trust.ca.certificate());
  }
  static signatures::Check const* find(std::vector<signatures::Check> const& checks, std::string_view code) {
    for (auto const& one : checks)
      if (one.code == code) return &one;
    return nullptr;
  }
  static RefusalKind const* fault(std::vector<signatures::Check> const& checks, std::string_view code) {
    return find(checks, code)->fault;
  }
  signatures::Certificate issued_to(signatures::TestSubject const& subject) {
    return trust.ca.issue(trust.kind, subject, {test_now - one_day, test_now + one_day}).certificate;
  }
  static std::shared_ptr<signatures::TrustList const> list_of(TestTrust const& known) {
    signatures::TrustListBuilder builder;
    builder.add_root(known.root.certificate()).value();
    builder.add_accredited(known.ca.certificate(), {{TestTrust::ca_dates.from, std::nullopt, {}}}).value();
    return builder.build();
  }
  TestTrust trust;
  std::shared_ptr<signatures::TrustList const> list = list_of(trust);
  Applicant applicant = applicant_of(signatures::sample_person());
};

TEST_F(CertificateChecks, ACC_02_a_CA_of_a_known_name_and_another_key_is_pointed_out) {
  TestTrust impostor;  // the same names, other keys
  auto const user = impostor.person().certificate;
  ASSERT_EQ(user.issuer, trust.ca.certificate().subject);
  auto const checks = check(user, impostor.ca.certificate());
  auto const* const named = find(checks, "ca-key");
  ASSERT_NE(named, nullptr);
  EXPECT_EQ(named->outcome, Outcome::warning);
  EXPECT_THAT(named->detail, HasSubstr("подписан другим ключом"));
  EXPECT_EQ(find(check(trust.person().certificate), "ca-key"), nullptr);
}

TEST_F(CertificateChecks, ACC_02_a_right_pair_may_be_filed) {
  auto const checks = check(trust.person().certificate);
  EXPECT_TRUE(may_be_filed(checks));
  EXPECT_FALSE(is_ca_unknown(checks));
  for (auto const& one : checks) EXPECT_NE(one.outcome, Outcome::failed) << one.code;
}

TEST_F(CertificateChecks, ACC_02_each_fault_has_its_own_words_and_keeps_the_request_back) {
  TestTrust const other;
  auto const mine = trust.person().certificate;
  struct Case {
    std::vector<signatures::Check> checks;
    char const* code;
    RefusalKind const* fault;
  };
  auto const year_ago = test_now - 400 * one_day;
  auto const old = trust.person({year_ago, test_now - one_day}).certificate;
  auto const early = trust.person({test_now + one_day, test_now + 9 * one_day}).certificate;
  signatures::IssueOptions options;
  options.key_usage = "critical,keyEncipherment";
  auto const encrypts = trust.person({test_now - one_day, test_now + one_day}, options).certificate;
  Case const cases[] = {
      {check(mine, other.ca.certificate()), "issued-by-attached", &refusals::other_ca_attached},
      {check(mine, mine), "issued-by-attached", &refusals::no_ca_attached},
      {check(old), "certificate-dates", &signatures::refusals::expired},
      {check(early), "certificate-dates", &signatures::refusals::not_yet_valid},
      {check(encrypts), "key-usage", &signatures::refusals::wrong_key_usage},
      {check(mine, trust.ca.certificate(), test_now + 4000 * one_day), "ca-dates", &signatures::refusals::ca_expired},
  };
  for (auto const& one : cases) {
    EXPECT_FALSE(may_be_filed(one.checks)) << one.code;
    EXPECT_EQ(fault(one.checks, one.code), one.fault) << one.code;
  }
}

TEST_F(CertificateChecks, ACC_02_with_a_CA_that_the_list_does_not_know_staff_decide) {
  list = signatures::TrustListBuilder().build();
  auto const checks = check(trust.person().certificate);
  EXPECT_TRUE(may_be_filed(checks));
  EXPECT_TRUE(is_ca_unknown(checks));
}

TEST_F(CertificateChecks, ACC_02_with_a_CA_whose_accreditation_ended_nothing_is_filed) {
  signatures::TrustListBuilder builder;
  builder.add_root(trust.root.certificate()).value();
  builder
      .add_accredited(trust.ca.certificate(),
                      {{TestTrust::ca_dates.from, test_now - one_day, signatures::WhyEnded::accreditation_ended}})
      .value();
  list = builder.build();
  auto const checks = check(trust.person().certificate);
  EXPECT_FALSE(may_be_filed(checks));
  EXPECT_EQ(fault(checks, "accreditation"), &signatures::refusals::not_accredited);
}

TEST_F(CertificateChecks, ACC_01_the_certificate_is_the_applicants_and_of_their_organisation) {
  auto const mine = trust.person().certificate;
  applicant.last_name = "ОБРАЗЦОВА";
  EXPECT_TRUE(may_be_filed(check(mine))) << "letter case does not matter";
  applicant.last_name = "Палкина";
  EXPECT_EQ(fault(check(mine), "owner"), &refusals::certificate_of_another);
  EXPECT_THAT(find(check(mine), "owner")->detail, HasSubstr("Образцова"));
  applicant = applicant_of(signatures::sample_person());
  applicant.inn = "7700000016";
  EXPECT_EQ(fault(check(mine), "inn"), &refusals::other_inn_in_certificate);
  applicant = applicant_of(signatures::sample_person());
  applicant.ogrn = "1000000000021";
  EXPECT_EQ(fault(check(mine), "ogrn"), &refusals::other_ogrn_in_certificate);
}

TEST_F(CertificateChecks, ACC_01_what_the_certificate_leaves_out_is_left_to_staff) {
  signatures::TestSubject subject = signatures::sample_person();
  subject.surname = subject.given_name = subject.inn_le = subject.ogrn = "";
  auto const checks = check(issued_to(subject));
  EXPECT_TRUE(may_be_filed(checks));
  for (auto const* code : {"owner", "inn", "ogrn"}) EXPECT_EQ(find(checks, code)->outcome, Outcome::warning) << code;
}

TEST(OrganisationInn, ACC_01_is_read_from_both_places_where_certificates_hold_it) {
  signatures::Certificate certificate;
  EXPECT_EQ(organisation_inn(certificate), "");
  certificate.inn = "999900000160";
  EXPECT_EQ(organisation_inn(certificate), "") << "a person's own";
  certificate.ogrnip = "304500116000157";
  EXPECT_EQ(organisation_inn(certificate), "999900000160") << "a sole trader's";
  certificate.inn = "009999000013";
  EXPECT_EQ(organisation_inn(certificate), "9999000013") << "the old form";
  certificate.inn_le = "7700000016";
  EXPECT_EQ(organisation_inn(certificate), "7700000016");
}

}  // namespace
}  // namespace obereg::access
