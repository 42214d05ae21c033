#include "platform/files/document_type.hpp"

#include <gtest/gtest.h>

namespace obereg::files {
namespace {

TEST(DecisionDocument, TRN_16_is_known_by_its_content) {
  struct Case {
    char const* name;
    std::string_view content, extension;
  };
  using namespace std::string_view_literals;
  Case const cases[] = {{"PDF", "%PDF-1.7 ...", ".pdf"},
                        {"PNG", "\x89PNG\r\n\x1a\n..", ".png"},
                        {"JPEG", "\xff\xd8\xff\xe0", ".jpg"},
                        {"TIFF of a PC", "II*\0...."sv, ".tiff"},
                        {"TIFF of a Macintosh", "MM\0*...."sv, ".tiff"},
                        {"a page", "<html>", ""},
                        {"a program", "MZ\x90", ""},
                        {"a short file", "%PD", ""},
                        {"nothing", "", ""}};
  for (auto const& each : cases) {
    auto const type = document_type(each.content);
    EXPECT_EQ(type ? type->extension : "", each.extension) << each.name;
  }
  EXPECT_FALSE(document_type_of_file("/nowhere/decision.pdf"));
}

}  // namespace
}  // namespace obereg::files
