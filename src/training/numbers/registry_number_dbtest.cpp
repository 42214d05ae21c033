#include "training/numbers/registry_number.hpp"

#include <gtest/gtest.h>

#include <set>
#include <thread>

#include "support/test_database.hpp"

namespace obereg::training {
namespace {

TEST(RegistryNumber, TRN_04_has_a_form_of_its_own_with_a_check_digit) {
  auto const number = own_number(2026, 17);
  EXPECT_EQ(number.substr(0, 14), "2026-00000017-");
  EXPECT_TRUE(is_own_number(number));
  for (char const* other : {"", "2026-00000017", "Р-2026-00000017-1", "2026-0000001-17", "00000017", "2026–00000017-4"})
    EXPECT_FALSE(has_own_form(other)) << other;
}

TEST(RegistryNumber, TRN_04_a_mistyped_digit_or_two_exchanged_ones_do_not_fit) {
  auto const number = own_number(2026, 10'283'746);
  for (std::size_t i = 0; i < number.size(); ++i) {
    if (number[i] == '-') continue;
    for (char digit = '0'; digit <= '9'; ++digit) {
      auto wrong = number;
      wrong[i] = digit;
      EXPECT_EQ(is_own_number(wrong), wrong == number) << wrong;
    }
    auto exchanged = number;
    if (i + 1 < number.size() && number[i + 1] != '-') std::swap(exchanged[i], exchanged[i + 1]);
    EXPECT_EQ(is_own_number(exchanged), exchanged == number) << exchanged;
  }
}

TEST(RegistryNumber, TRN_04_the_sequence_ends_with_an_error_not_with_a_number_given_twice) {
  EXPECT_THROW(own_number(2026, 100'000'000), std::out_of_range);
}

class NumberSequence : public support::OnBothEngines {};
OBEREG_ON_BOTH_ENGINES(NumberSequence);

TEST_P(NumberSequence, TRN_04_ranges_never_overlap_and_each_year_starts_anew) {
  std::mutex mutex;
  std::set<std::int64_t> firsts;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 10; ++i) {
        auto const first = database().write([](database::Tx& tx) { return take_sequence(tx, 2026, 7); });
        std::lock_guard const lock(mutex);
        firsts.insert(first);
      }
    });
  for (auto& thread : threads) thread.join();
  std::set<std::int64_t> expected;
  for (int i = 0; i < 40; ++i) expected.insert(1 + i * 7);
  EXPECT_EQ(firsts, expected);
  EXPECT_EQ(database().write([](database::Tx& tx) { return take_sequence(tx, 2027, 1); }), 1);
}

}  // namespace
}  // namespace obereg::training
