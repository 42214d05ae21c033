#include <gtest/gtest.h>

#include "platform/docx/docx_fixture.hpp"

namespace obereg::docx {
namespace {

constexpr auto office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string related(std::string const& type, std::string const& target, bool is_external) {
  return "<Relationships xmlns=\"urn:r\"><Relationship Id=\"r1\" Type=\"" + (office + type) + "\" Target=\"" + target +
         "\"" + (is_external ? " TargetMode=\"External\"" : "") + "/></Relationships>";
}
std::string code_with(std::string const& name, std::string const& bytes) {
  return code_of(zipped(with(package_of(paragraph("{{a}}")), name, bytes)));
}
std::string code_of_body(std::string const& body) {
  return code_of(zipped(package_of(body)));
}

TEST(HostileTemplate, PLT_03_what_is_no_document_is_refused) {
  EXPECT_EQ(code_of(""), "docx.not-a-document");
  EXPECT_EQ(code_of("MZ\x90 this program cannot be run"), "docx.not-a-document");
  EXPECT_EQ(code_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "docx.not-a-document");
  EXPECT_EQ(code_of("PK\x03\x04 cut off"), "docx.broken");
  EXPECT_EQ(code_of(zipped({{"[Content_Types].xml", content_types}, {"_rels/.rels", relationships}})),
            "docx.not-a-document");
  EXPECT_EQ(code_of(zipped({{"xl/workbook.xml", "<a/>"}})), "docx.not-a-document");
}

TEST(HostileTemplate, PLT_03_a_cut_or_changed_byte_of_the_archive_is_noticed) {
  auto const whole = zipped(package_of(paragraph(std::string(2000, 'x') + "{{a}}")));
  ASSERT_EQ(code_of(whole), "");
  for (std::size_t length = 0; length < whole.size(); length += 7)
    EXPECT_NE(code_of(whole.substr(0, length)), "") << length;
  auto lied = whole;
  lied[lied.find("PK\x03\x04") + 14] ^= 1;  // the checksum of the first file
  auto list = lied.find("PK\x01\x02");
  lied[list + 16] ^= 1;  // and in the list
  EXPECT_EQ(code_of(lied), "docx.broken");
}

TEST(HostileTemplate, PLT_03_bombs_are_refused_before_they_are_unpacked) {
  EXPECT_EQ(code_with("word/media/image1.bmp", std::string(17u << 20, '\0')), "docx.too-big");
  EXPECT_EQ(code_with("word/styles.xml", "<a>" + std::string(5u << 20, ' ') + "</a>"), "docx.too-big");
  EXPECT_EQ(code_with("word/styles.xml", "<a>" + std::string(3u << 20, ' ') + "</a>"),
            "docx.too-big");  // a thousandfold
  EXPECT_EQ(code_of("PK\x03\x04" + std::string(6u << 20, '\0')), "docx.too-big");
  Package many = package_of(paragraph("{{a}}"));
  for (int i = 0; i < 600; ++i) many.push_back({"word/p" + std::to_string(i) + ".xml", "<a/>"});
  EXPECT_EQ(code_of(zipped(many)), "docx.too-big");
}

TEST(HostileTemplate, PLT_03_names_that_point_elsewhere_or_stand_twice_are_refused) {
  for (auto const* name : {"../evil.xml", "/etc/evil.xml", "word\\evil.xml", "C:evil.xml", "word/../../evil.xml"})
    EXPECT_EQ(code_with(name, "<a/>"), "docx.broken") << name;
  EXPECT_EQ(code_with("word/document.xml", "<a/>"), "docx.broken");
}

TEST(HostileTemplate, PLT_03_a_dtd_with_entities_is_refused_in_every_part) {
  auto const lol = "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>";
  auto const outside = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>";
  EXPECT_EQ(code_with("word/styles.xml", lol), "docx.unsafe");
  EXPECT_EQ(code_with("docProps/core.xml", outside), "docx.unsafe");
  EXPECT_EQ(code_with("word/_rels/document.xml.rels", outside), "docx.unsafe");
}

TEST(HostileTemplate, PLT_03_bad_xml_is_refused) {
  EXPECT_EQ(code_with("word/styles.xml", "<a>"), "docx.broken");
  EXPECT_EQ(code_with("word/styles.xml", "<a x='1' x='2'/>"), "docx.broken");
  EXPECT_EQ(code_with("word/styles.xml", "<a>\xFF</a>"), "docx.broken");
  EXPECT_EQ(code_with("word/styles.xml", "<b:a/>"), "docx.broken");
  std::string open, closed;
  for (int i = 0; i < 300; ++i) {
    open += "<a>";
    closed += "</a>";
  }
  EXPECT_EQ(code_with("word/header1.xml", open + closed), "docx.broken");
  auto package = package_of("");
  package.back().bytes = "<x:document xmlns:x=\"urn:w\"/>";
  EXPECT_EQ(code_of(zipped(package)), "docx.broken");
}

TEST(HostileTemplate, PLT_03_macros_and_embedded_files_are_refused) {
  EXPECT_EQ(code_with("word/vbaProject.bin", "x"), "docx.unsafe");
  EXPECT_EQ(code_with("word/embeddings/oleObject1.bin", "x"), "docx.unsafe");
  EXPECT_EQ(code_with("word/embeddings/sheet.xlsx", "x"), "docx.unsafe");
  EXPECT_EQ(code_with("word/activeX/activeX1.xml", "<a/>"), "docx.unsafe");
  EXPECT_EQ(code_with("word/media/evil.exe", "MZ"), "docx.unsafe");
  auto macro = package_of(paragraph("{{a}}"));
  macro[0].bytes =
      "<Types><Override PartName=\"/word/document.xml\" "
      "ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>";
  EXPECT_EQ(code_of(zipped(macro)), "docx.unsafe");
}

TEST(HostileTemplate, PLT_03_relationships_to_other_documents_are_refused_and_links_to_sites_are_not) {
  constexpr auto part = "word/_rels/document.xml.rels";
  for (auto const* type : {"attachedTemplate", "image", "oleObject", "frame"})
    EXPECT_EQ(code_with(part, related(type, "https://example.org/x", true)), "docx.unsafe") << type;
  for (auto const* type : {"oleObject", "package", "aFChunk", "subDocument", "control", "attachedTemplate"})
    EXPECT_EQ(code_with(part, related(type, "x.xml", false)), "docx.unsafe") << type;
  EXPECT_EQ(code_with(part, related("hyperlink", "file:///etc/passwd", true)), "docx.unsafe");
  EXPECT_EQ(code_with(part, related("hyperlink", "https://example.org/", true)), "");
  EXPECT_EQ(code_with(part, related("hyperlink", "mailto:a@example.org", true)), "");
  EXPECT_EQ(code_with(part, related("image", "media/image1.png", false)), "");
}

TEST(HostileTemplate, PLT_03_fields_of_word_that_fetch_or_run_are_refused_and_page_numbers_are_not) {
  auto const field = [](std::string const& text) {
    return "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>" + text +
           "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
  };
  for (auto const* text : {"DDEAUTO c:\\\\windows\\\\cmd.exe", " includetext \"file\"", "IncludePicture \"http://x\"",
                           "LINK Word", "D</w:instrText></w:r><w:r><w:instrText>DE x", "HYPERLINK \"x", "QUOTE 65 66"})
    EXPECT_EQ(code_of_body(field(text)), std::string_view(text).starts_with("HYPER") ? "" : "docx.unsafe") << text;
  EXPECT_EQ(code_of_body("<w:fldSimple w:instr=\"INCLUDETEXT x\"/>"), "docx.unsafe");
  EXPECT_EQ(code_of_body(field("HYPERLINK \"x") + field("DDE y")), "docx.unsafe");
  EXPECT_EQ(code_of_body(field("PAGE \\* MERGEFORMAT") + field("HYPERLINK \"https://example.org/link\"")), "");
}

TEST(HostileTemplate, PLT_03_a_paragraph_of_very_many_runs_and_marks_is_read_at_once) {
  auto const body = [](int marks) {
    std::string runs;
    for (int i = 0; i < marks; ++i) runs += run("{{a") + run("}}" + std::to_string(i * 7919 % 100'003));
    for (int i = 0; i < 20'000; ++i) runs += run(std::to_string(i));
    return "<w:p>" + runs + "</w:p>";
  };
  EXPECT_EQ(code_of_body(body(5'000)), "");
  EXPECT_EQ(code_of_body(body(5'001)), "docx.too-big");
  std::string paragraphs;
  for (int i = 0; i < 5'001; ++i) paragraphs += paragraph("{{a}}");
  EXPECT_EQ(code_of_body(paragraphs), "docx.too-big");
}

TEST(HostileTemplate, PLT_03_the_look_of_a_paragraph_is_not_repeated_without_measure) {
  auto const body = "<w:p><w:pPr><w:jc w:val=\"" + std::string(5'000, 'x') + "\"/></w:pPr>" + run("{{a}}") + "</w:p>";
  std::string value;
  for (int i = 0; i < 1'000; ++i) value += "a\n\n";
  EXPECT_LT(filled(body, {{{"a", value}}, {}}).size(), 150'000u);
}

}  // namespace
}  // namespace obereg::docx
