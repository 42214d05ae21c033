#include "training_rules/check_workbook/duplicates.hpp"

#include <gtest/gtest.h>

#include <string>

namespace obereg::training {
namespace {

TEST(DuplicateIndex, names_the_first_row_with_the_same_key) {
  DuplicateIndex index;
  EXPECT_FALSE(index.earlier("1200001", 2));
  EXPECT_FALSE(index.earlier("1200002", 3));
  EXPECT_EQ(index.earlier("1200001", 4), 2U);
  EXPECT_EQ(index.earlier("1200001", 5), 2U);
}

TEST(DuplicateIndex, takes_at_most_24_bytes_a_row_and_loses_no_key_as_it_grows) {
  DuplicateIndex index;
  constexpr std::uint32_t rows = 200'000;
  for (std::uint32_t row = 1; row <= rows; ++row) ASSERT_FALSE(index.earlier(std::to_string(row), row));
  EXPECT_LE(index.bytes(), rows * 24U);
  for (std::uint32_t row = 1; row <= rows; row += 97) ASSERT_EQ(index.earlier(std::to_string(row), rows + 1), row);
}

}  // namespace
}  // namespace obereg::training
