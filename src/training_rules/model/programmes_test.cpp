#include "training_rules/model/programmes.hpp"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "support/paths.hpp"

namespace obereg::training {
namespace {

TEST(Programmes, TRN_09_are_those_of_the_reference_book_byte_for_byte) {
  std::ifstream file(support::test_data("learn_programs.json"));
  std::string const text{std::istreambuf_iterator<char>(file), {}};
  auto const official = boost::json::parse(text).as_array();
  ASSERT_EQ(programmes().size(), 28U);
  ASSERT_EQ(official.size(), programmes().size());
  for (std::size_t i = 0; i < official.size(); ++i) {
    EXPECT_EQ(official[i].at("id").as_int64(), programmes()[i].id);
    EXPECT_EQ(official[i].at("code").as_string(), programmes()[i].code);
    EXPECT_EQ(official[i].at("title").as_string(), programmes()[i].title);
    EXPECT_EQ(find_programme(programmes()[i].title), &programmes()[i]);
    EXPECT_EQ(programme_of_letters(programmes()[i].title), &programmes()[i]);
  }
}

TEST(Programmes, TRN_09_number_five_does_not_exist) {
  EXPECT_EQ(find_programme(5), nullptr);
  EXPECT_EQ(find_programme(29)->code, "ИД46В_24");
}

TEST(Programmes, TRN_09_kinds_of_dash_and_spaces_do_not_matter_but_letter_case_does) {
  auto const* found = find_programme(
      "Безопасные методы и приемы выполнения строительных  работ, в том числе: – окрасочные работы — электросварочные "
      "и "
      "газосварочные работы");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->id, 12);
  EXPECT_EQ(find_programme("оказание первой помощи пострадавшим"), nullptr);
}

TEST(Programmes, TRN_18_high_risk_works_are_trained_yearly_the_rest_every_three_years) {
  EXPECT_EQ(preset_validity_months(*find_programme(9)), 12);
  EXPECT_EQ(preset_validity_months(*find_programme(4)), 36);
}

}  // namespace
}  // namespace obereg::training
