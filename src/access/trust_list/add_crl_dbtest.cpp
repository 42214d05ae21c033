// Which lists of revoked certificates are taken, and what holds once a newer one is there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/refusals.hpp"
#include "access/trust_list/trust_list.hpp"
#include "platform/signatures/checking/path.hpp"
#include "support/test_people.hpp"

namespace obereg::access {
namespace {

using namespace std::chrono_literals;
using support::one_day;
using support::test_now;

class AddCrl : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    trust.enter(database());
  }
  std::string by_hand(std::string const& list, Instant now = test_now) {
    return code_of(database().write([&](database::Tx& tx) { return add_crl(tx, {}, list, now); }));
  }
  std::string fetched(std::string const& list, Instant now = test_now) {
    return code_of(database().write(
        [&](database::Tx& tx) { return add_fetched_crl(tx, {}, trust.ca.certificate().subject, list, now); }));
  }
  static std::string code_of(Result<signatures::Crl> const& result) {
    return result ? "kept" : std::string(result.error().kind->code);
  }
  std::string list_of(Instant from) { return trust.ca.crl(from, test_now + 9 * one_day); }
  bool is_revoked(Instant at) {
    auto const list = stored_trust(database()).load();
    return first_failure(signatures::judge_certificate(*list, person.certificate, {}, at).checks).has_value();
  }
  support::TestTrust trust;
  signatures::KeyAndCertificate person = trust.person();
};
OBEREG_ON_BOTH_ENGINES(AddCrl);

TEST_P(AddCrl, ACC_06_a_list_of_the_future_is_refused_and_does_not_stand_before_later_ones) {
  EXPECT_EQ(fetched(list_of(test_now + 5min + 1s)), refusals::crl_from_future.code);
  EXPECT_EQ(by_hand(list_of(test_now + 900 * one_day)), refusals::crl_from_future.code);
  EXPECT_EQ(stored_trust(database()).load()->crls().size(), 0u);
  EXPECT_EQ(fetched(list_of(test_now + 5min)), "kept") << "clocks differ by so much";
  EXPECT_EQ(fetched(list_of(test_now + 1h), test_now + 2h), "kept");
}

TEST_P(AddCrl, ACC_06_a_fetched_list_takes_the_place_of_an_older_one_given_by_hand) {
  trust.ca.revoke(person.certificate, test_now - 3 * one_day);
  EXPECT_EQ(by_hand(list_of(test_now - 2 * one_day)), "kept");
  EXPECT_TRUE(is_revoked(test_now));
  trust.ca.release(person.certificate);
  EXPECT_EQ(fetched(list_of(test_now - 1h)), "kept");
  EXPECT_FALSE(is_revoked(test_now)) << "taken off hold";
  EXPECT_TRUE(is_revoked(test_now - one_day)) << "it was on hold then";
}

TEST_P(AddCrl, ACC_06_an_older_list_given_by_hand_later_changes_nothing_for_today) {
  auto const newer = list_of(test_now - 1h);
  trust.ca.revoke(person.certificate, test_now - 3 * one_day);
  EXPECT_EQ(fetched(newer), "kept");
  EXPECT_EQ(by_hand(list_of(test_now - 2 * one_day)), "kept");
  EXPECT_FALSE(is_revoked(test_now));
}

TEST_P(AddCrl, ACC_06_the_dates_that_are_shown_are_those_of_one_list) {
  EXPECT_EQ(by_hand(trust.ca.crl(test_now - 2 * one_day, test_now + 30 * one_day)), "kept");
  EXPECT_EQ(by_hand(trust.ca.crl(test_now - one_day, test_now - 1h)), "kept");
  auto const shown = [&] { return database().read([](database::ReadTx& tx) { return newest_crls(tx); }); };
  ASSERT_EQ(shown().size(), 1u);
  EXPECT_EQ(shown()[0].this_update, test_now - one_day);
  EXPECT_EQ(shown()[0].next_update, test_now - 1h) << "it is out of date though an older one is not";
  EXPECT_EQ(fetched(list_of(test_now - 2h)), "kept");
  ASSERT_EQ(shown().size(), 1u) << "it takes the place of what was given by hand";
  EXPECT_EQ(shown()[0].this_update, test_now - 2h);
}

}  // namespace
}  // namespace obereg::access
