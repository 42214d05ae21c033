#include "access/change_trust/difference.hpp"

#include <gtest/gtest.h>

#include "support/test_people.hpp"

namespace obereg::access {
namespace {

using signatures::TslStatus;
using signatures::WhyEnded;
using support::one_day;
using support::test_now;

class TrustDifference : public testing::Test {
 protected:
  signatures::TslCa ca(TslStatus status, std::optional<Instant> since = {}) const {
    signatures::TslCa ca;
    ca.name = "УЦ из перечня";
    ca.status = status;
    ca.status_since = since;
    return ca;
  }
  std::string what(signatures::TslCa const& ca, KnownAuthority const* known) const {
    auto const row = difference_of(known, ca, listed, test_now);
    return row ? row->what : "nothing";
  }
  support::TestTrust trust;
  signatures::TslCertificate listed{trust.ca.certificate(), "", {"http://a.test/1.crl", "http://b.test/1.crl"}, 7};
  Instant begins = trust.ca.certificate().not_before;
  std::string const addresses = "http://a.test/1.crl\nhttp://b.test/1.crl";
  KnownAuthority lasting{1, "УЦ", "tsl", addresses, {false, begins, {}, WhyEnded::none}};
};

TEST_F(TrustDifference, ACC_06_each_certificate_of_the_list_is_new_ended_changed_or_the_same) {
  EXPECT_EQ(what(ca(TslStatus::active), nullptr), "added");
  EXPECT_EQ(what(ca(TslStatus::active), &lasting), "nothing");
  EXPECT_EQ(what(ca(TslStatus::ended, test_now - one_day), &lasting), "ended");
  EXPECT_EQ(what(ca(TslStatus::annulled), &lasting), "ended");
  EXPECT_EQ(what(ca(TslStatus::active, begins + one_day), &lasting), "changed");
  EXPECT_EQ(what(ca(TslStatus::other), &lasting), "nothing");
  KnownAuthority ended = lasting;
  ended.accreditation = {false, begins, test_now - 9 * one_day, WhyEnded::accreditation_ended};
  EXPECT_EQ(what(ca(TslStatus::ended), &ended), "nothing") << "the day of the first list that said so stays";
  EXPECT_EQ(what(ca(TslStatus::active), &ended), "restored")
      << "it opens sign-in again, so it is not one of many dates";
}

TEST_F(TrustDifference, ACC_06_a_CA_that_never_was_accredited_is_not_added_and_does_not_stay_accredited) {
  auto const before_it_began = ca(TslStatus::ended, begins - one_day);
  EXPECT_EQ(what(before_it_began, nullptr), "nothing");
  auto const row = difference_of(&lasting, before_it_began, listed, test_now);
  ASSERT_TRUE(row);
  EXPECT_EQ(row->what, "ended");
  EXPECT_EQ(row->after.to, begins - one_day);
}

TEST_F(TrustDifference, ACC_06_a_root_stays_a_root_and_gets_its_addresses_from_the_list) {
  KnownAuthority root = lasting;
  root.accreditation = {true, {}, {}, WhyEnded::none};
  EXPECT_EQ(what(ca(TslStatus::ended, test_now - one_day), &root), "nothing");
  root.crl_addresses = "";
  auto const row = difference_of(&root, ca(TslStatus::active), listed, test_now);
  ASSERT_TRUE(row);
  EXPECT_EQ(row->what, "addresses");
  EXPECT_EQ(row->crl_addresses, addresses);
  EXPECT_TRUE(row->after.is_root);
}

TEST_F(TrustDifference, ACC_06_a_certificate_that_is_no_CAs_is_not_added) {
  listed.certificate = trust.person().certificate;
  EXPECT_EQ(what(ca(TslStatus::active), nullptr), "nothing");
}

}  // namespace
}  // namespace obereg::access
