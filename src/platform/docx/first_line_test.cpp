#include "platform/docx/first_line.hpp"

#include <gmock/gmock.h>

#include "platform/docx/docx_fixture.hpp"

namespace obereg::docx {
namespace {

using testing::AllOf;
using testing::HasSubstr;

TEST(FirstLine, PLT_03_stands_above_everything_and_leaves_the_rest_as_it_was) {
  auto const made = fill(zipped(package_of("<w:p><w:r><w:t xml:space=\"preserve\"> {{name}} </w:t></w:r></w:p>")),
                         {{{"name", "Ёлка & <Ко>"}}, {}})
                        .value();
  auto const marked = with_first_line(made, "ПРОЕКТ <не подписан>");
  auto const before = read_package(made), after = read_package(marked);
  ASSERT_EQ(before.size(), after.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_EQ(before[i].name, after[i].name);
    if (before[i].name == "word/document.xml") continue;
    EXPECT_EQ(before[i].bytes, after[i].bytes) << before[i].name;
  }
  auto const& xml = find_part(after, "word/document.xml")->bytes;
  EXPECT_THAT(xml, AllOf(HasSubstr("ПРОЕКТ &lt;не подписан&gt;"), HasSubstr(" Ёлка &amp; &lt;Ко&gt; ")));
  EXPECT_LT(xml.find("ПРОЕКТ"), xml.find("Ёлка"));
  EXPECT_TRUE(fields_of(marked)) << "it is still a document that is taken";
  EXPECT_EQ(with_first_line(made, "ПРОЕКТ"), with_first_line(made, "ПРОЕКТ"));
}

TEST(FirstLine, PLT_03_what_is_no_document_is_not_marked) {
  EXPECT_ANY_THROW(with_first_line("no document", "ПРОЕКТ"));
}

}  // namespace
}  // namespace obereg::docx
