#include "access/passwords/rules/common_passwords.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace obereg::access {
namespace {

std::vector<std::string_view> lines() {
  std::vector<std::string_view> all;
  for (auto rest = common_passwords(); !rest.empty(); rest.remove_prefix(rest.find('\n') + 1))
    all.push_back(rest.substr(0, rest.find('\n')));
  return all;
}

// ASVS 4.0.3, 2.1.7.
TEST(CommonPasswords, ACC_05_are_tens_of_thousands_that_the_least_length_lets_through) {
  std::size_t long_enough = 0;
  for (auto const line : lines()) long_enough += line.size() >= 12;
  EXPECT_GT(long_enough, 40'000u);
  EXPECT_GT(lines().size(), 80'000u);
}

TEST(CommonPasswords, ACC_05_each_of_the_list_is_found_and_what_stands_between_them_is_not) {
  auto const all = lines();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i > 0) {
      ASSERT_LT(all[i - 1], all[i]) << "sorted, or the search goes astray";
    }
    ASSERT_TRUE(is_common_password(all[i])) << all[i];
    ASSERT_FALSE(is_common_password(std::string(all[i]) + '\x1f')) << "less than whatever begins with the line";
  }
  for (auto const* absent : {"", "\n", "!", "~~~~~~~~", "xkrvmwtpqzbn", "dragon\ndragon"})
    EXPECT_FALSE(is_common_password(absent)) << absent;
}

}  // namespace
}  // namespace obereg::access
