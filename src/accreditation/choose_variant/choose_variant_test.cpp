#include "accreditation/choose_variant/choose_variant.hpp"

#include <gtest/gtest.h>

#include "accreditation/refusals.hpp"

namespace obereg::accreditation {
namespace {

struct Combination {
  char const *purpose, *applicant;
  int variant;
};

constexpr Combination combinations[] = {
    {"registration", "legal_entity", 1}, {"registration", "sole_trader", 2}, {"change", "legal_entity", 3},
    {"change", "sole_trader", 4},        {"resumption", "legal_entity", 5},  {"resumption", "sole_trader", 6},
    {"correction", "legal_entity", 7},   {"correction", "sole_trader", 8},
};

TEST(ChooseVariant, ACR_01_each_combination_of_answers_leads_to_one_variant) {
  for (auto const& [purpose, applicant, variant] : combinations)
    EXPECT_EQ(choose_variant({purpose, applicant}).value(), variant) << purpose << " of " << applicant;
}

TEST(ChooseVariant, ACR_01_the_file_says_the_same_of_its_variants) {
  ASSERT_EQ(regulation().variants.size(), 8u);
  for (auto const& variant : regulation().variants)
    EXPECT_EQ(variant_number(variant.purpose, variant.applicant), variant.number);
}

TEST(ChooseVariant, ACR_01_each_answer_that_is_offered_leads_to_a_variant_or_is_refused_in_words) {
  auto const& questions = regulation().questions;
  ASSERT_EQ(questions.size(), 2u);
  EXPECT_EQ(questions[0].key, "purpose");
  EXPECT_EQ(questions[1].key, "applicant");
  for (auto const& purpose : questions[0].answers) {
    for (auto const& applicant : questions[1].answers) {
      auto const chosen = choose_variant({purpose.value, applicant.value});
      if (applicant.value == "other")
        EXPECT_EQ(chosen.error().kind, &refusals::applicant_not_eligible);
      else
        EXPECT_TRUE(chosen) << purpose.value << " of " << applicant.value;
    }
  }
}

TEST(ChooseVariant, ACR_01_answers_that_are_missing_or_unknown_are_refused) {
  EXPECT_EQ(choose_variant({}).error().kind, &refusals::answers_missing);
  EXPECT_EQ(choose_variant({"change", ""}).error().kind, &refusals::answers_missing);
  EXPECT_EQ(choose_variant({"", "sole_trader"}).error().kind, &refusals::answers_missing);
  EXPECT_EQ(choose_variant({"duplicate", "sole_trader"}).error().kind, &refusals::answer_unknown);
  EXPECT_EQ(choose_variant({"change", "person"}).error().kind, &refusals::answer_unknown);
  EXPECT_EQ(choose_variant({"", "other"}).error().kind, &refusals::applicant_not_eligible);
}

}  // namespace
}  // namespace obereg::accreditation
