#include "access/second_factor/sealed_secret.hpp"

#include <gtest/gtest.h>

namespace obereg::access {
namespace {

TEST(SealedSecret, ACC_05_opens_with_its_key_for_its_account_alone) {
  auto const key = ledger::LogKey::generate();
  std::string const secret = "12345678901234567890";
  auto const sealed = seal_secret(key, {7}, secret);
  EXPECT_EQ(sealed.find(secret), std::string::npos);
  EXPECT_NE(sealed, seal_secret(key, {7}, secret));
  EXPECT_EQ(open_secret(key, {7}, sealed), secret);
  EXPECT_FALSE(open_secret(key, {8}, sealed));
  EXPECT_FALSE(open_secret(ledger::LogKey::generate(), {7}, sealed));
  auto altered = sealed;
  altered.back() = static_cast<char>(altered.back() ^ 1);
  EXPECT_FALSE(open_secret(key, {7}, altered));
  EXPECT_FALSE(open_secret(key, {7}, ""));
}

}  // namespace
}  // namespace obereg::access
