#include "access/passwords/password_hash.hpp"

#include <gtest/gtest.h>
#include <sodium.h>

#include <algorithm>
#include <ctime>
#include <limits>

namespace obereg::access {
namespace {

constexpr PasswordCost least{1, 8192};

TEST(PasswordHash, ACC_05_is_argon2id_with_its_own_salt_and_matches_its_password_alone) {
  PasswordHasher hasher(least);
  auto const hash = hasher.make("семь зелёных якорей");
  EXPECT_EQ(hash.rfind("$argon2id$v=19$m=8,t=1,p=1$", 0), 0u) << hash;
  EXPECT_NE(hash, hasher.make("семь зелёных якорей"));
  EXPECT_TRUE(hasher.matches(hash, "семь зелёных якорей"));
  EXPECT_FALSE(hasher.matches(hash, "семь зелёных якоре"));
  EXPECT_FALSE(hasher.matches("", "семь зелёных якорей"));
}

TEST(PasswordHash, ACC_05_is_outdated_once_more_is_asked_for_and_not_where_less_is) {
  PasswordHasher hasher(least);
  auto const hash = hasher.make("семь зелёных якорей");
  EXPECT_FALSE(hasher.is_outdated(hash));
  EXPECT_TRUE(PasswordHasher({2, 8192}).is_outdated(hash));
  EXPECT_TRUE(PasswordHasher({1, 16384}).is_outdated(hash));
  EXPECT_FALSE(hasher.is_outdated(PasswordHasher({2, 8192}).make("семь зелёных якорей")));
}

// Nothing to compare with costs as much as something: else the time would tell whether an account is there.
TEST(PasswordHash, ACC_05_of_nothing_costs_as_much_as_of_a_password) {
  PasswordHasher hasher({3, 16u << 20});
  auto const hash = hasher.make("семь зелёных якорей");
  // Time of the processor: what else the machine does, does not count.
  auto const fastest = [](auto const& work) {
    auto best = std::numeric_limits<std::clock_t>::max();
    for (int i = 0; i < 5; ++i) {
      auto const start = std::clock();
      work();
      best = std::min(best, std::clock() - start);
    }
    return best;
  };
  auto const real = fastest([&] { hasher.matches(hash, "другой пароль"); });
  auto const none = fastest([&] { hasher.match_nothing("другой пароль"); });
  EXPECT_GT(none, real / 2);
  EXPECT_LT(none, real * 2);
  EXPECT_EQ(hasher.computed(), 11);
}

TEST(PasswordHash, ACC_05_costs_three_passes_over_64_MiB) {
  EXPECT_EQ(usual_cost.passes, crypto_pwhash_OPSLIMIT_MODERATE);
  EXPECT_EQ(usual_cost.bytes, 64u << 20);
  EXPECT_FALSE(PasswordHasher(usual_cost).is_outdated(PasswordHasher(usual_cost).make("семь зелёных якорей")));
}

}  // namespace
}  // namespace obereg::access
