#include "accreditation/search_registry/typed_search.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace obereg::accreditation {
namespace {

using testing::HasSubstr;

auto const today = LocalDate::of(2026, 3, 10).value();

TypedSearch typed(char const* field, std::string const& value) {
  http::Fields query;
  query.add(field, value);
  return typed_search(query, today);
}

std::string error_at(char const* field, std::string const& value) {
  return std::string(html::error_of(typed(field, value).errors, field));
}

TEST(TypedSearch, ACR_10_what_cant_be_sought_is_told_at_the_field_and_finds_nobody) {
  EXPECT_THAT(error_at("q", "— % »"), HasSubstr("ни буквы, ни цифры"));
  std::string letters;
  for (int i = 0; i < 301; ++i) letters += "щ";
  EXPECT_THAT(error_at("q", letters), HasSubstr("Не длиннее 300 знаков"));
  EXPECT_EQ(error_at("q", letters.substr(2)), "") << "300 letters";
  EXPECT_THAT(error_at("q", std::string("а\0б", 5)), HasSubstr("Наберите заново"));
  EXPECT_EQ(error_at("q", ""), "");
  EXPECT_EQ(typed("q", "— % »").sought.words, "— % »") << "what was typed stays";
}

TEST(TypedSearch, ACR_10_a_day_that_has_not_come_or_is_none_is_told) {
  EXPECT_EQ(error_at("on", "10.03.2026"), "");
  EXPECT_EQ(error_at("on", ""), "");
  EXPECT_THAT(error_at("on", "11.03.2026"), HasSubstr("ещё не наступил"));
  EXPECT_THAT(error_at("on", "2030-01-01"), HasSubstr("ещё не наступил"));
  EXPECT_THAT(error_at("on", "31.02.2024"), HasSubstr("Укажите день как 01.03.2024"));
  EXPECT_EQ(typed("on", "11.03.2026").sought.on, today);
}

}  // namespace
}  // namespace obereg::accreditation
