// Whoever asks for challenges without end fills no table.
#include <gtest/gtest.h>

#include "access/access.hpp"
#include "access/sign_in/challenge.hpp"
#include "platform/attempts/attempts.hpp"
#include "support/test_people.hpp"
#include "support/test_site.hpp"

namespace obereg::access {
namespace {

using support::site_time;
using support::test_now;
using support::TestSite;

class ChallengeFlood : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    site = std::make_unique<TestSite>(database(), access_routes(), std::vector<web::Section>{}, web::Authenticate{},
                                      stored_trust(database()));
  }
  web::Settings settings;
  std::unique_ptr<TestSite> site;
};
OBEREG_ON_BOTH_ENGINES(ChallengeFlood);

TEST_P(ChallengeFlood, ACC_05_a_flood_from_one_network_does_not_fill_the_table_of_challenges) {
  auto const rows = [&] {
    static constexpr std::string_view query = "select count(*) from sign_in_challenges";
    return database().read([](database::ReadTx& tx) { return tx.get_integer({"challenge_rows", query, query}, {}); });
  };
  auto const visit = [&](std::string const& address, http::Method method = http::Method::get) {
    auto request = TestSite::request_to(method, "/sign-in");
    request.remote_address = address;
    return site->send(request).status;
  };
  database().write([&](database::Tx& tx) {
    for (std::int64_t i = 0; i < most_challenges - 1; ++i)
      EXPECT_TRUE(offer_challenge(tx, settings.origin, "2001:db8:1:2::/64", test_now));
  });
  EXPECT_EQ(visit("2001:db8:1:2::7"), 200);
  for (int i = 0; i < 20; ++i)
    EXPECT_EQ(visit("2001:db8:1:2::" + std::to_string(i)), 429) << "one network, whatever the address in it";
  EXPECT_EQ(rows(), most_challenges);
  EXPECT_EQ(visit("2001:db8:1:3::7"), 200) << "another network is not kept out";
  site_time += attempts::period;
  EXPECT_EQ(visit("2001:db8:1:2::7"), 200);
  EXPECT_EQ(rows(), most_challenges + 2);
  site_time += 2 * challenge_lifetime;
  EXPECT_EQ(visit("2001:db8:1:2::7"), 200);
  EXPECT_EQ(rows(), 2) << "old ones are gone";
}

TEST_P(ChallengeFlood, ACC_05_what_is_sent_in_without_end_makes_no_more_challenges_either) {
  site->get("/sign-in");
  database().write([&](database::Tx& tx) {
    for (std::int64_t i = 0; i < most_challenges - 1; ++i)
      EXPECT_TRUE(offer_challenge(tx, settings.origin, "192.0.2.7", test_now));
  });
  EXPECT_EQ(site->post("/sign-in?challenge=x", {{"@signature_file", "junk"}}).status, 429);
}

}  // namespace
}  // namespace obereg::access
