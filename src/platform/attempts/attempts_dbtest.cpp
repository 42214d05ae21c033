#include "platform/attempts/attempts.hpp"

#include <gtest/gtest.h>

#include "support/test_database.hpp"

namespace obereg::attempts {
namespace {

class Attempts : public support::OnBothEngines {
 protected:
  std::int64_t tried(std::string_view purpose, std::string const& whose, Instant now) {
    return database().write([&](database::Tx& tx) { return count(tx, purpose, whose, now); });
  }
  std::int64_t told(std::string_view purpose, std::string const& whose, Instant now) {
    return database().read([&](database::ReadTx& tx) { return counted(tx, purpose, whose, now); });
  }
};
OBEREG_ON_BOTH_ENGINES(Attempts);

TEST_P(Attempts, are_counted_by_purpose_and_by_whose_they_are_until_the_period_is_over) {
  auto const now = support::test_now;
  EXPECT_EQ(tried("code", "7", now), 1);
  EXPECT_EQ(tried("code", "7", now), 2);
  EXPECT_EQ(tried("code", "8", now), 1);
  EXPECT_EQ(tried("filing", "7", now), 1);
  EXPECT_EQ(told("code", "7", now), 2);
  EXPECT_EQ(told("code", "9", now), 0);
  EXPECT_EQ(told("code", "7", now + period), 0);
  EXPECT_EQ(tried("filing", "7", now + period), 1);
  EXPECT_EQ(told("code", "7", now), 0) << "those of a past period are forgotten";
}

TEST(Networks, TRN_15_an_IPv6_subscriber_is_one_address) {
  EXPECT_EQ(network_of("2001:db8:1:2:3:4:5:6"), network_of("2001:db8:1:2::1"));
  EXPECT_NE(network_of("2001:db8:1:2::1"), network_of("2001:db8:1:3::1"));
  EXPECT_EQ(network_of("192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(network_of(""), "");
}

}  // namespace
}  // namespace obereg::attempts
