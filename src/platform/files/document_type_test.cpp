#include "platform/files/document_type.hpp"

#include <gtest/gtest.h>

#include <fstream>

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

TEST(DocumentType, ACR_03_a_pdf_with_a_password_is_known) {
  struct Case {
    char const* name;
    std::string content;
    bool encrypted;
  };
  Case const cases[] = {
      {"a trailer that names a dictionary", "%PDF-1.4\ntrailer << /Size 5 /Encrypt 4 0 R /Root 1 0 R >>\n%%EOF", true},
      {"a trailer with the dictionary itself", "%PDF-1.4\ntrailer << /Encrypt << /Filter /Standard >> >>\n%%EOF", true},
      {"an open one", "%PDF-1.4\ntrailer << /Size 5 /Root 1 0 R >>\n%%EOF", false},
      {"words in an open one", "%PDF-1.4\n(see /Encryption)\ntrailer << /Root 1 0 R >>\n%%EOF", false},
      {"a picture", "\x89PNG\r\n\x1a\n/Encrypt 4 0 R", false}};
  for (auto const& each : cases) {
    auto const path = testing::TempDir() + "document_type";
    std::ofstream(path, std::ios::binary) << each.content;
    EXPECT_EQ(is_encrypted_pdf(path), each.encrypted) << each.name;
  }
}

}  // namespace
}  // namespace obereg::files
