#include "platform/web/words/in_sentences.hpp"

#include <gtest/gtest.h>

namespace obereg::web {
namespace {

constexpr RefusalKind kind{"test.refused", "Подпись не принята", "Подпишите заново."};

TEST(InSentences, parts_become_sentences_and_missing_ones_nothing) {
  EXPECT_EQ(in_sentences({"Раз", "", "Два.", "Три!"}), "Раз. Два. Три!");
  EXPECT_EQ(in_sentences({"", ""}), "");
}

TEST(InSentences, a_refusal_says_what_happened_then_this_case_then_what_to_do) {
  EXPECT_EQ(in_words(refuse(kind)), "Подпись не принята. Подпишите заново.");
  EXPECT_EQ(in_words(refuse(kind, "Подписаны другие данные")),
            "Подпись не принята. Подписаны другие данные. Подпишите заново.");
}

}  // namespace
}  // namespace obereg::web
