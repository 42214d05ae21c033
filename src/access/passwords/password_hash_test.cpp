#include "access/passwords/password_hash.hpp"

#include <gtest/gtest.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <limits>

namespace obereg::access {
namespace {

constexpr web::PasswordSettings least{1, 1};
std::string const password = "семь зелёных якорей";

// As hashes were made before there was a secret.
std::string hash_without_secret(unsigned long long passes, std::size_t bytes) {
  std::array<char, crypto_pwhash_STRBYTES> text{};
  EXPECT_EQ(crypto_pwhash_str(text.data(), password.data(), password.size(), passes, bytes), 0);
  return text.data();
}

TEST(PasswordHash, ACC_05_is_argon2id_with_its_own_salt_and_matches_its_password_alone) {
  PasswordHasher hasher(least, ledger::LogKey::generate());
  auto const hash = hasher.make(password);
  EXPECT_EQ(hash.rfind("hmac-sha-256$argon2id$v=19$m=1024,t=1,p=1$", 0), 0u) << hash;
  EXPECT_NE(hash, hasher.make(password));
  EXPECT_TRUE(hasher.matches(hash, password));
  EXPECT_FALSE(hasher.matches(hash, "семь зелёных якоре"));
  EXPECT_FALSE(hasher.matches("", password));
}

// ASVS 4.0.3, 2.4.5.
TEST(PasswordHash, ACC_05_the_database_alone_is_not_enough_to_guess_at_it) {
  auto const key = ledger::LogKey::generate();
  auto const hash = PasswordHasher(least, key).make(password);
  EXPECT_TRUE(PasswordHasher(least, key).matches(hash, password)) << "another process with the same key";
  EXPECT_FALSE(PasswordHasher(least, ledger::LogKey::generate()).matches(hash, password));
  auto const made_by_argon = hash.substr(hash.find('$'));
  EXPECT_NE(crypto_pwhash_str_verify(made_by_argon.c_str(), password.data(), password.size()), 0);
}

TEST(PasswordHash, ACC_05_one_made_without_the_secret_matches_and_is_outdated) {
  PasswordHasher hasher(least, ledger::LogKey::generate());
  auto const old = hash_without_secret(3, 8u << 20);
  EXPECT_TRUE(hasher.matches(old, password));
  EXPECT_FALSE(hasher.matches(old, "другой пароль"));
  EXPECT_TRUE(hasher.is_outdated(old)) << "although it cost more";
}

TEST(PasswordHash, ACC_05_is_outdated_once_more_is_asked_for_and_not_where_less_is) {
  auto const key = ledger::LogKey::generate();
  PasswordHasher hasher(least, key);
  auto const hash = hasher.make(password);
  EXPECT_FALSE(hasher.is_outdated(hash));
  EXPECT_TRUE(PasswordHasher({2, 1}, key).is_outdated(hash));
  EXPECT_TRUE(PasswordHasher({1, 2}, key).is_outdated(hash));
  EXPECT_FALSE(hasher.is_outdated(PasswordHasher({2, 1}, key).make(password)));
}

// Nothing to compare with costs as much as something: else the time would tell whether an account is there.
TEST(PasswordHash, ACC_05_of_nothing_costs_as_much_as_of_a_password) {
  PasswordHasher hasher({3, 16}, ledger::LogKey::generate());
  auto const hash = hasher.make(password);
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

TEST(PasswordHash, ACC_05_costs_three_passes_over_64_MiB_unless_told_otherwise) {
  PasswordHasher hasher({}, ledger::LogKey::generate());
  EXPECT_NE(hasher.make(password).find("$m=65536,t=3,p=1$"), std::string::npos);
}

}  // namespace
}  // namespace obereg::access
