#include <gtest/gtest.h>

#include "platform/documents/docx.hpp"
#include "platform/documents/package.hpp"
#include "platform/documents/qr.hpp"

namespace obereg::documents {
namespace {

std::string template_of(std::string const& body) {
  return write_package(
      {{"word/document.xml", "<w:document xmlns:w=\"urn:w\"><w:body>" + body + "</w:body></w:document>"},
       {"word/_rels/document.xml.rels", "<Relationships/>"}});
}
std::string filled(std::string const& body, DocxValues const& values) {
  return read_package(fill_docx(template_of(body), values)).at("word/document.xml");
}
bool has(std::string const& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(Docx, values_are_put_in_and_escaped_and_not_looked_through_again) {
  auto const xml = filled("<w:p><w:r><w:t>Имя: {{name}}!</w:t></w:r></w:p>", {{{"name", "А&<Б> {{x}}\x01"}}, {}, {}});
  EXPECT_TRUE(has(xml, "Имя: А&amp;&lt;Б&gt; {{x}}!")) << xml;
}

TEST(Docx, a_placeholder_split_over_runs_is_put_together) {
  auto const xml =
      filled("<w:p><w:r><w:t>{{na</w:t></w:r><w:r><w:t>me}}</w:t></w:r></w:p>", {{{"name", "Анна"}}, {}, {}});
  EXPECT_TRUE(has(xml, "<w:t>Анна</w:t>")) << xml;
  EXPECT_FALSE(has(xml, "{{")) << xml;
}

TEST(Docx, a_row_is_repeated_for_each_item) {
  auto const row = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{#list}}{{.a}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
  auto const xml = filled(row, {{}, {{"list", {{{"a", "первый"}}, {{"a", "второй"}}}}}, {}});
  EXPECT_LT(xml.find("первый"), xml.find("второй"));
  EXPECT_FALSE(has(filled(row, {{}, {{"list", {}}}, {}}), "w:tr"));
}

TEST(Docx, a_picture_is_a_part_of_the_package_and_named_in_its_relations) {
  auto const package = read_package(
      fill_docx(template_of("<w:p><w:r><w:t>{{image:qr}}</w:t></w:r></w:p>"), {{}, {}, {{"qr", {"bytes", 30, 30}}}}));
  EXPECT_EQ(package.at("word/media/filled_1.png"), "bytes");
  EXPECT_TRUE(has(package.at("word/_rels/document.xml.rels"), "Target=\"media/filled_1.png\""));
  EXPECT_TRUE(has(package.at("word/document.xml"), "r:embed=\"filled1\""));
}

TEST(Docx, a_placeholder_without_a_value_is_our_mistake_and_a_non_zip_is_refused) {
  EXPECT_THROW(filled("<w:p><w:r><w:t>{{name}}</w:t></w:r></w:p>", {}), std::logic_error);
  EXPECT_THROW(fill_docx("no zip", {}), std::runtime_error);
}

TEST(Qr, is_a_png_with_a_quiet_zone) {
  auto const png = qr_png("https://example.org/check/ABCD", 1);
  EXPECT_EQ(png.substr(0, 8), "\x89PNG\r\n\x1a\n");
  EXPECT_EQ(static_cast<unsigned char>(png[19]), 29 + 8) << "version 3: 29 modules and four on each side";
  EXPECT_THROW(qr_png(std::string(5000, 'a')), std::invalid_argument);
}

}  // namespace
}  // namespace obereg::documents
