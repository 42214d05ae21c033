#include <gtest/gtest.h>

#include "platform/database/connection.hpp"
#include "platform/database/copy_text.hpp"

namespace obereg::database {
namespace {

TEST(Placeholders, one_name_has_one_number) {
  auto const numbered = number_placeholders("select :a, :b, :a", '$');
  EXPECT_EQ(numbered.sql, "select $1, $2, $1");
  EXPECT_EQ(numbered.names, (std::vector<std::string>{"a", "b"}));
}

TEST(Placeholders, quoted_text_and_casts_stay) {
  EXPECT_EQ(number_placeholders("select '12:34:ab', \"x:y\", a::int, :p", '?').sql,
            "select '12:34:ab', \"x:y\", a::int, ?1");
}

TEST(CopyText, escapes_what_copy_would_misread) {
  std::string row;
  append_copy_row(row, {"a\tb\\c\nd\re", nullptr, 5, 0.1, Bytes{"\xff"}});
  EXPECT_EQ(row, "a\\tb\\\\c\\nd\\re\t\\N\t5\t0.1\t\\\\xff\n");
}

}  // namespace
}  // namespace obereg::database
