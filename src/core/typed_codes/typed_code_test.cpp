#include "core/typed_codes/typed_code.hpp"

#include <gtest/gtest.h>

namespace obereg::text {
namespace {

TEST(TypedCode, is_read_as_people_type_it) {
  EXPECT_EQ(typed_code(" 7k2m-9abc ", 8), "7K2M9ABC");
  EXPECT_EQ(typed_code("7K2M9ABC", 8), "7K2M9ABC");
  EXPECT_EQ(typed_code("7K2M9AB", 8), "");
  EXPECT_EQ(typed_code("7K2M9ABO", 8), "") << "no such letter";
  EXPECT_EQ(typed_code("7К2М9АВС", 8), "") << "Cyrillic";
}

TEST(TypedCode, what_was_made_is_shown_and_read_again_and_no_two_are_alike) {
  auto const code = random_code(12);
  EXPECT_EQ(code.size(), 12u);
  EXPECT_EQ(shown_code(code).size(), 14u);
  EXPECT_EQ(typed_code(shown_code(code), 12), code);
  EXPECT_NE(random_code(12), code);
}

}  // namespace
}  // namespace obereg::text
