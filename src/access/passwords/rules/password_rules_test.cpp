#include "access/passwords/rules/password_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/text.hpp"

namespace obereg::access {
namespace {

using testing::HasSubstr;

std::vector<std::string> const anna{"Образцова", "Анна", "Андреевна", "a.obraztsova@example.org"};

std::string fault(std::string const& typed) {
  return password_fault(normalised_password(typed), anna);
}

TEST(PasswordRules, ACC_05_length_counts_in_letters_of_any_alphabet_from_12_to_128) {
  EXPECT_THAT(fault("якорь слон9"), HasSubstr("короче 12"));
  EXPECT_EQ(fault("якорь слон97"), "");
  EXPECT_EQ(fault("🐘🚲⚓🌵🧭🎻🍋🪁🦉🧊🛶🪵"), "") << "12 of four bytes each";
  std::string many;
  for (int i = 0; i < 128; ++i) many += text::hex(text::sha256(std::to_string(i))).substr(0, 1);
  EXPECT_EQ(fault(many), "");
  EXPECT_THAT(fault(many + "x"), HasSubstr("длиннее 128"));
}

TEST(PasswordRules, ACC_05_there_are_no_rules_of_composition) {
  for (auto const* good : {"слон велосипед якорь", "кактус скрипка лимон", "семь зелёных якорей", "xkrvmwtpqzbn",
                           "84719360258174", "НЕ ТОТ СЛОН, ЧТО ВЧЕРА", "            я слон  "})
    EXPECT_EQ(fault(good), "") << good;
}

TEST(PasswordRules, ACC_05_what_is_tried_first_is_refused) {
  for (auto const* common :
       {"password1234", "Password2024!", "пароль123456", "Пароль!Пароль!", "qwertyuiop[]", "йцукенгшщзхъ",
        "123456789012", "098765432109", "abcdefghijkl", "абвгдежзийклм", "aaaaaaaaaaaa", "абвабвабвабв", "1q2w3e4r5t6y",
        "administrator1", "Gfhjkm123456", "оберег 2026 !", "iloveyou2026", "            "})
    EXPECT_THAT(fault(common), HasSubstr("подбирают")) << common;
}

// ASVS 4.0.3, 2.1.7. The first two are of the list as they stand.
TEST(PasswordRules, ACC_05_a_password_of_a_breach_is_refused_also_with_little_added_and_in_the_other_layout) {
  for (auto const* common : {"chickenwing101", "ghjcnjghjcnj", "Chickenwing101!", "2026 chickenwing101", "dragon2026!!",
                             "Dragonmonkey26", "чтото sunshine1", "солнышко2026", "cjkysirj2026", "ыгтырштуюю12"})
    EXPECT_THAT(fault(common), HasSubstr("подбирают")) << common;
  EXPECT_EQ(fault("dragon якорь кактус"), "") << "one common word among others";
}

TEST(PasswordRules, ACC_05_ones_own_name_or_address_with_little_added_is_refused) {
  for (auto const* own : {"Образцова1985", "образцова анна", "a.obraztsova1", "АННА.андреевна"})
    EXPECT_THAT(fault(own), HasSubstr("ваше имя")) << own;
  EXPECT_EQ(fault("образцова любит якоря и слонов"), "");
}

TEST(PasswordRules, ACC_05_one_password_typed_on_two_keyboards_is_one) {
  EXPECT_EQ(normalised_password("ё слон"), normalised_password("е\u0308 слон"));
  EXPECT_EQ(normalised_password("ﬁx"), "fix");
  EXPECT_NE(normalised_password("Слон"), normalised_password("слон"));
  EXPECT_NE(normalised_password("слон "), normalised_password("слон"));
}

}  // namespace
}  // namespace obereg::access
