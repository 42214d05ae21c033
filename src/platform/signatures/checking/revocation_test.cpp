// Of several lists of revoked certificates that one key of a CA signed, the one in force at the time decides.
#include "platform/signatures/checking/path.hpp"
#include "platform/signatures/verify_fixture.hpp"

namespace obereg::signatures {
namespace {

class Revocation : public testing::Test {
 protected:
  static void SetUpTestSuite() { initialise(); }
  void add(std::string const& list) { ASSERT_TRUE(builder.add_crl(list).has_value()); }
  // Several times can be asked for of one list.
  std::vector<std::string> faults_at(std::vector<Instant> const& times) {
    auto const trust = builder.build();
    std::vector<std::string> faults;
    for (auto const at : times) {
      auto const fault = first_failure(judge_certificate(*trust, world.person.certificate, {}, at).checks);
      faults.emplace_back(fault ? fault->kind->code : "none");
    }
    return faults;
  }
  void SetUp() override {
    ASSERT_TRUE(builder.add_root(world.root.certificate()).has_value());
    ASSERT_TRUE(builder.add_accredited(world.ca.certificate(), {accredited_long}).has_value());
  }
  World world;
  TrustListBuilder builder;
};

using Faults = std::vector<std::string>;

TEST_F(Revocation, ACC_06_a_certificate_taken_off_hold_works_again_from_the_newer_list_on) {
  world.ca.revoke(world.person.certificate, now - 9 * day);
  add(world.ca.crl(now - 8 * day, now + 6 * day));
  world.ca.release(world.person.certificate);
  add(world.ca.crl(now - 2 * day, now + 6 * day));
  EXPECT_EQ(faults_at({now - 10 * day, now - 5 * day, now - 2 * day - 1s, now - 2 * day, now}),
            (Faults{"none", "signature.revoked", "signature.revoked", "none", "none"}));
}

TEST_F(Revocation, ACC_06_the_order_in_which_lists_came_does_not_matter) {
  auto const released = world.ca.crl(now - 2 * day, now + 6 * day);
  world.ca.revoke(world.person.certificate, now - 9 * day);
  add(released);
  add(world.ca.crl(now - 8 * day, now + 6 * day));
  EXPECT_EQ(faults_at({now}), Faults{"none"});
}

TEST_F(Revocation, ACC_06_what_a_later_list_says_of_an_earlier_time_counts) {
  add(world.ca.crl(now - 8 * day, now + 6 * day));
  world.ca.revoke(world.person.certificate, now - 3 * day);
  add(world.ca.crl(now - 1 * day, now + 6 * day));
  EXPECT_EQ(faults_at({now - 4 * day, now - 2 * day, now}), (Faults{"none", "signature.revoked", "signature.revoked"}));
}

TEST_F(Revocation, ACC_06_lists_of_two_distribution_points_stand_beside_each_other) {
  world.ca.revoke(world.person.certificate, now - 9 * day);
  add(world.ca.crl(now - 8 * day, now + 6 * day, "http://ca.example.test/1.crl"));
  world.ca.release(world.person.certificate);
  add(world.ca.crl(now - 2 * day, now + 6 * day, "http://ca.example.test/2.crl"));
  EXPECT_EQ(faults_at({now}), Faults{"signature.revoked"});
  ASSERT_TRUE(builder.add_root(world.root.certificate()).has_value());
  ASSERT_TRUE(builder.add_accredited(world.ca.certificate(), {accredited_long}).has_value());
  world.ca.revoke(world.person.certificate, now - 9 * day);
  add(world.ca.crl(now - 8 * day, now + 6 * day, "http://ca.example.test/1.crl"));
  world.ca.release(world.person.certificate);
  add(world.ca.crl(now - 2 * day, now + 6 * day, "http://ca.example.test/1.crl"));
  EXPECT_EQ(faults_at({now}), Faults{"none"}) << "the newer one of the same point";
}

}  // namespace
}  // namespace obereg::signatures
