#include "access/passwords/rules/length_to_guess.hpp"

#include <gtest/gtest.h>

namespace obereg::access {
namespace {

TEST(LengthToGuess, ACC_05_keys_are_the_same_in_both_layouts) {
  EXPECT_EQ(keys_of("Пароль"), U"gfhjkm");
  EXPECT_EQ(keys_of("GFHJKM"), U"gfhjkm");
  EXPECT_EQ(keys_of("Ёж 🦉!"), U"t; 🦉!");
}

struct Measured {
  char const* password;
  std::size_t length;
};

TEST(LengthToGuess, ACC_05_what_is_tried_first_counts_as_four_letters) {
  for (auto const& [password, length] : {
           Measured{"", 0},
           {"xkrvmwtpqzbn", 12},
           {"password", 4},
           {"password!", 5},
           {"passwordxkrvmwtp", 12},  // with eight letters more
           {"dragonmonkey", 8},
           {"пароль", 4},
           {"gfhjkm", 4},
           {"зфыыцщкв", 4},  // "password" in the other layout
           {"123456789", 4},
           {"qwertyuiop", 4},
           {"абвгдежзи", 4},
           {"9876543210", 4},
           {"ззззззззз", 4},
           {"xkxkxkxk", 4},
           {"слон велосипед якорь", 15},  // a common word counts as four letters, however long
       })
    EXPECT_EQ(length_to_guess(password), length) << password;
}

}  // namespace
}  // namespace obereg::access
