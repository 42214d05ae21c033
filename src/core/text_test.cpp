#include "core/text.hpp"

#include <gtest/gtest.h>

using namespace std::literals;

namespace obereg::text {
namespace {

TEST(Text, clean_text_may_hold_line_breaks_but_no_control_characters) {
  EXPECT_TRUE(is_clean("Иванов\tИван\r\nИванович 😀"));
  for (auto const& dirty : {"a\0b"s, "\x01"s, "\x7F"s, "\u0085"s, "\xED\xA0\x80"s, "\xEF\xBF\xBE"s, "\xEF\xBF\xBF"s,
                            "\xC0\x80"s, "Ив\xD0"s, "\xF4\x90\x80\x80"s}) {
    EXPECT_FALSE(is_clean(dirty)) << hex(dirty);
  }
}

TEST(Text, a_lone_surrogate_or_a_cut_letter_is_not_utf8) {
  EXPECT_TRUE(is_utf8("Ёж \x01"));
  EXPECT_FALSE(is_utf8("\xED\xA0\x80"));
  EXPECT_FALSE(is_utf8("Ив\xD0"));
}

TEST(Text, spaces_of_every_kind_fold_into_one) {
  EXPECT_EQ(tidy_spaces(" \uFEFF Дата \n\u00A0 проверки\u200Bзнаний\t"), "Дата проверки знаний");
  EXPECT_EQ(tidy_spaces("Дата проверки"), "Дата проверки");
  EXPECT_EQ(tidy_spaces(" \u00A0\n"), "");
  EXPECT_EQ(tidy_spaces("А — Б"), "А — Б");
}

TEST(Text, titles_are_compared_with_dashes_of_any_kind) {
  EXPECT_EQ(tidy_title("в том числе: — окрасочные –  работы − x"), "в том числе: - окрасочные - работы - x");
}

TEST(Text, TRN_14_search_key_ignores_case_and_the_dots_of_yo) {
  EXPECT_EQ(fold("Ёлкин  АРТЁМ"), "елкин артем");
  EXPECT_EQ(fold("ЩЁГОЛЬ-Ivanov 12"), "щеголь-ivanov 12");
  EXPECT_EQ(fold("Іваненко"), "іваненко");
  EXPECT_EQ(fold("И\u0306од"), "йод") << "letters in two parts, as written on macOS";
  EXPECT_EQ(fold("е\u0308лка — Ёж"), "елка — еж");
}

TEST(Text, after_prefix_bounds_exactly_the_strings_that_start_with_it) {
  EXPECT_EQ(after_prefix("ива"), "ивб");
  EXPECT_EQ(after_prefix("п"), "р") << "the lead byte changes between п and р";
  EXPECT_EQ(after_prefix("a\u007F"), "a\u0080");
  EXPECT_EQ(after_prefix("a\U0010FFFF"), "b");
  EXPECT_EQ(after_prefix("\uD7FF"), "\uE000");
  EXPECT_EQ(after_prefix(""), "");
  EXPECT_EQ(after_prefix("\U0010FFFF"), "");
  EXPECT_LT("ива\U0010FFFF"s, after_prefix("ива"));
}

TEST(Text, latin_lookalikes_become_cyrillic_only_in_words_that_are_otherwise_cyrillic) {
  EXPECT_EQ(cyrillic_lookalikes("Ивaнoв"), "Иванов");
  EXPECT_EQ(cyrillic_lookalikes("OOO «Ромaшка»"), "OOO «Ромашка»") << "a wholly Latin word may be meant";
  EXPECT_EQ(cyrillic_lookalikes("Wебмастер"), "Wебмастер") << "W has no Cyrillic twin";
  EXPECT_EQ(cyrillic_lookalikes("ПЕTPOBA"), "ПЕТРОВА");
}

TEST(Text, length_counts_letters_not_bytes) {
  EXPECT_EQ(length("Ёж😀"), 3U);
  EXPECT_EQ(upper("ёж"), "ЁЖ");
  EXPECT_EQ(lower("ЁЖ"), "ёж");
}

TEST(Text, windows_1251_is_read) {
  EXPECT_EQ(from_windows_1251("\xC8\xE2\xE0\xED\xEE\xE2 \xB9 5"), "Иванов № 5");
}

TEST(Text, base64_and_hex_survive_the_way_there_and_back) {
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("fo"), "Zm8=");
  EXPECT_EQ(base64("foo\xFF"), "Zm9v/w==");
  EXPECT_EQ(from_base64("Zm9v\r\n/w=="), "foo\xFF");
  for (auto const* wrong : {"Zg", "Zg=", "Z===", "Zg==Zg==", "Zm9*"}) EXPECT_EQ(from_base64(wrong), "") << wrong;
  EXPECT_EQ(hex("\x01\xAB"), "01ab");
  EXPECT_EQ(from_hex("01aB"), "\x01\xAB");
  EXPECT_EQ(from_hex("0"), "");
  EXPECT_EQ(from_hex("zz"), "");
}

TEST(Text, sha256_of_abc_is_that_of_FIPS_180_4) {
  EXPECT_EQ(hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Text, random_tokens_are_43_url_safe_characters_and_differ) {
  auto const token = random_token();
  EXPECT_EQ(token.size(), 43U);
  EXPECT_EQ(token.find_first_of("+/="), std::string::npos);
  EXPECT_NE(token, random_token());
  EXPECT_EQ(random_bytes(5).size(), 5U);
}

TEST(Text, word_forms_follow_the_number) {
  auto const rows = [](long long count) { return plural(count, "строка", "строки", "строк"); };
  EXPECT_EQ(rows(1), "строка");
  EXPECT_EQ(rows(22), "строки");
  EXPECT_EQ(rows(11), "строк");
  EXPECT_EQ(rows(112), "строк");
  EXPECT_EQ(rows(0), "строк");
  EXPECT_EQ(rows(101), "строка");
}

}  // namespace
}  // namespace obereg::text
