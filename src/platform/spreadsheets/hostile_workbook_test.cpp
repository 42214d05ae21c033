// Workbooks made to do harm, and sound ones of unusual form.
#include <gtest/gtest.h>
#include <zip.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <vector>

#include "platform/spreadsheets/marked_copy.hpp"
#include "platform/spreadsheets/package/archive.hpp"
#include "platform/spreadsheets/workbook.hpp"
#include "platform/spreadsheets/xml/expat_parser.hpp"
#include "platform/spreadsheets/xml/tokenizer.hpp"
#include "support/paths.hpp"

namespace obereg::spreadsheets {
namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

Parts workbook_parts(std::string const& sheet, std::string const& sheet_part = "sheet.xml") {
  return {
      {"_rels/.rels",
       R"(<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>)"},
      {"xl/workbook.xml", R"(<workbook xmlns:r="x"><sheets><sheet name="Лист" r:id="r1"/></sheets></workbook>)"},
      {"xl/_rels/workbook.xml.rels",
       R"(<Relationships><Relationship Id="r1" Type="x/worksheet" Target=")" + sheet_part + R"("/></Relationships>)"},
      {"xl/sheet.xml", sheet}};
}

std::string write_package(Parts const& parts, bool encrypted = false) {
  auto path = support::temporary_folder() + "/book.xlsx";
  auto* const archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  for (auto const& [name, content] : parts) {
    auto const index = zip_file_add(archive, name.c_str(),
                                    zip_source_buffer(archive, content.data(), content.size(), 0), ZIP_FL_ENC_UTF_8);
    if (index < 0) throw std::runtime_error(zip_strerror(archive));
    if (encrypted) zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, "secret");
  }
  if (zip_close(archive) != 0) throw std::runtime_error("the test's workbook was not written");
  return path;
}

std::string bytes_of(std::string const& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return std::move(text).str();
}

std::string with_bytes(std::string const& bytes) {
  auto path = support::temporary_folder() + "/changed.xlsx";
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

// Every place of `what`, as zip keeps a name both before the data and in the table at the end.
std::string replaced(std::string bytes, std::string const& what, std::string const& by) {
  for (auto at = bytes.find(what); at != std::string::npos; at = bytes.find(what, at + by.size()))
    bytes.replace(at, what.size(), by);
  return bytes;
}

// The code of the refusal, or the number of rows and cells.
std::string outcome(std::string const& path, Limits limits = {}) try {
  Workbook workbook(path, limits);
  std::size_t rows = 0, cells = 0;
  workbook.read(0, [&](Row const& row) {
    ++rows;
    cells += row.cells.size();
    return true;
  });
  return std::to_string(rows) + " rows, " + std::to_string(cells) + " cells";
} catch (WorkbookError const& error) {
  return error.code;
}

std::string const one_row = R"(<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>)";

TEST(HostileWorkbook, is_refused_for_too_many_or_unfit_entries) {
  EXPECT_EQ(outcome(write_package(workbook_parts(one_row))), "1 rows, 1 cells");
  EXPECT_EQ(outcome(write_package(workbook_parts(one_row)), {.entries = 3}), "bomb");
  EXPECT_EQ(outcome(write_package(workbook_parts(one_row), true)), "encrypted");
  for (auto const* name : {"../evil.xml", "xl/../../evil.xml", "c:/evil.xml", "xl/SHEET.XML"}) {
    SCOPED_TRACE(name);
    auto parts = workbook_parts(one_row);
    parts.emplace_back(name, "<a/>");
    EXPECT_EQ(outcome(write_package(parts)), "broken");
  }
  auto parts = workbook_parts(one_row);
  parts.emplace_back("xl/sheeT.xml", "<worksheet/>");
  auto const twice = replaced(bytes_of(write_package(parts)), "xl/sheeT.xml", "xl/sheet.xml");
  EXPECT_EQ(outcome(with_bytes(twice)), "broken");
}

TEST(HostileWorkbook, is_refused_for_too_many_sheets_or_relationships) {
  auto parts = workbook_parts(one_row);
  std::string sheets;
  for (int i = 0; i < 1'001; ++i) sheets += "<sheet name=\"a\" r:id=\"r1\"/>";
  parts[1].second = "<workbook xmlns:r=\"x\"><sheets>" + sheets + "</sheets></workbook>";
  EXPECT_EQ(outcome(write_package(parts)), "bomb");
  parts = workbook_parts(one_row);
  std::string relationships;
  for (int i = 0; i < 20'001; ++i) relationships += R"(<Relationship Id="r1" Type="x/worksheet" Target="sheet.xml"/>)";
  parts[2].second = "<Relationships>" + relationships + "</Relationships>";
  EXPECT_EQ(outcome(write_package(parts)), "bomb");
}

TEST(HostileWorkbook, never_looks_outside_of_the_package) {
  EXPECT_EQ(outcome(write_package(workbook_parts(one_row, "../../../../etc/passwd"))), "broken");
  EXPECT_EQ(outcome(write_package(workbook_parts(one_row, "file:///etc/passwd"))), "broken");
}

TEST(HostileWorkbook, is_refused_for_forged_sizes_and_sums) {
  auto const bytes = bytes_of(write_package(workbook_parts(one_row)));
  auto const central = bytes.rfind("PK\x01\x02");
  ASSERT_NE(central, std::string::npos);
  auto forged = bytes;
  forged[central + 16] = static_cast<char>(forged[central + 16] ^ 0x55);  // CRC-32
  EXPECT_EQ(outcome(with_bytes(forged)), "broken");
  forged = bytes;
  forged.replace(central + 24, 4, std::string("\x05\0\0\0", 4));  // size unpacked: less than there is
  EXPECT_EQ(outcome(with_bytes(forged)), "broken");
  forged = bytes;
  forged.replace(central + 24, 4, "\xF0\xFF\xFF\xFF");  // 4 GiB out of a hundred bytes
  EXPECT_EQ(outcome(with_bytes(forged)), "bomb");
}

TEST(HostileWorkbook, is_refused_wherever_it_is_cut_off) {
  auto const bytes = bytes_of(support::test_data("xlsx/date_1904.xlsx"));
  for (std::size_t length = 4; length < bytes.size(); length += 97)
    EXPECT_EQ(outcome(with_bytes(bytes.substr(0, length))), "broken") << length;
}

TEST(HostileWorkbook, may_not_grow_without_end_inside_one_token) {
  auto const comment = "<worksheet><!--" + std::string(12u << 20, 'x') + "--><sheetData/></worksheet>";
  EXPECT_EQ(outcome(write_package(workbook_parts(comment))), "bomb");
  auto const in_utf16 = "<?xml version=\"1.0\" encoding=\"windows-1251\"?>" + comment;  // not for the tokenizer
  EXPECT_NE(outcome(write_package(workbook_parts(in_utf16))), "0 rows, 0 cells");
}

TEST(HostileWorkbook, of_empty_formatted_rows_has_rows_without_cells) {
  std::string sheet = "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>";
  for (int i = 1; i <= 100'000; ++i) sheet += "<row r=\"" + std::to_string(i) + "\"><c s=\"1\"/></row>";
  EXPECT_EQ(outcome(write_package(workbook_parts(sheet + "</sheetData></worksheet>")), {.ratio = 100'000}),
            "100000 rows, 0 cells");
}

TEST(HostileWorkbook, that_is_a_document_or_binary_is_named) {
  auto parts = workbook_parts(one_row);
  parts[1].second = "<document/>";
  EXPECT_EQ(outcome(write_package(parts)), "not-a-workbook");
  parts = workbook_parts(one_row);
  parts[0].second = replaced(parts[0].second, "workbook.xml", "workbook.bin");
  EXPECT_EQ(outcome(write_package(parts)), "not-a-workbook");
  EXPECT_EQ(outcome(write_package({{"hello.txt", "hello"}})), "not-a-workbook");
}

std::string in_utf16(std::string const& ascii) {
  std::string wide = "\xFF\xFE";
  for (auto const c : ascii) wide += {c, '\0'};
  return wide;
}

TEST(UnusualWorkbook, is_read) {
  EXPECT_EQ(outcome(write_package(workbook_parts(in_utf16(one_row)))), "1 rows, 1 cells");
  EXPECT_EQ(outcome(write_package(workbook_parts("\xEF\xBB\xBF" + one_row))), "1 rows, 1 cells");
  auto const with_fallback =
      replaced(one_row, "<c ",
               R"(<mc:AlternateContent><mc:Fallback><c r="A1"/><c r="A1"/></mc:Fallback></mc:AlternateContent><c )");
  EXPECT_EQ(outcome(write_package(workbook_parts(with_fallback))), "1 rows, 1 cells");
}

// A part that the reader has no need of is copied unread, so that its damage shows only while the copy is written.
TEST(HostileWorkbook, that_cannot_be_copied_is_refused_too) {
  auto parts = workbook_parts(one_row);
  parts.insert(parts.begin(), {"docProps/app.xml", "<Properties/>"});
  auto bytes = bytes_of(write_package(parts));
  auto const first = bytes.find("PK\x01\x02");
  ASSERT_NE(first, std::string::npos);
  bytes.replace(first + 42, 4, std::string("\x01\0\0\0", 4));  // where the part begins: not there
  auto const path = with_bytes(bytes);
  EXPECT_EQ(outcome(path), "1 rows, 1 cells");
  EXPECT_THROW(marked_copy(path, path + ".marked", {}), WorkbookError);
  EXPECT_FALSE(std::filesystem::exists(path + ".marked"));
}

// What a parser hands over, as one text.
class Transcript final : public XmlHandler {
 public:
  Transcript() { wants_text = true; }
  void start(std::string_view name, XmlAttributes attributes) override {
    written += "<" + std::string(name);
    for (auto const& each : attributes) written += "|" + std::string(each.name) + "=" + std::string(each.value);
    written += ">";
  }
  void end(std::string_view name) override { written += "</" + std::string(name) + ">"; }
  void text(std::string_view piece) override { written += piece; }
  std::string written;
};

template <class Parser>
std::string transcript(std::string const& document, std::size_t piece) try {
  Transcript handler;
  Parser parser(handler, {});
  for (std::size_t at = 0; at < document.size(); at += piece) parser.feed(std::string_view(document).substr(at, piece));
  parser.finish();
  return handler.written;
} catch (WorkbookError const& error) {
  return error.code;
}

TEST(XmlTokenizer, says_what_expat_says_however_the_bytes_arrive) {
  std::vector<std::string> const documents = {
      "<a/>", "<a></a >", "<a b='1' c = \"2\"/>", "<a><b>x</b>\r\ny\r<c/></a>", "<a>&lt;&#1071;&#x44F;&amp;amp;</a>",
      "<a b='&quot;&apos;&gt;'>]]</a>", "<?xml version='1.0'?><!-- - --><a><?p x?><![CDATA[<&>]]></a><!--e-->",
      "<x:a xmlns:x='u'><x:b x:c='1'/></x:a>", "<a b='>'>я</a>", "<a>\xF0\x9F\x98\x80</a>", "\xEF\xBB\xBF<a>x</a>",
      // not well-formed
      "", "\xEF\xBB", "\xEF\xBB<a/>", "\xEF\xBB\xBF", "<a>", "<a></b>", "</a>", "<a/><b/>", "<a b></a>", "<a b=1/>",
      "<a b='1", "<a>&nbsp;</a>", "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>&amp</a>", "x<a/>", "<a/>x", "<a>\xC0\x80</a>",
      "<a>\xED\xA0\x80</a>", "<a>\x01</a>", "<a><!-- x</a>", "<a><![CDATA[x</a>", "<a><b></a></b>", "<!DOCTYPE a><a/>",
      "< a/>"};
  for (auto const& document : documents) {
    SCOPED_TRACE(document);
    auto const expected = transcript<ExpatParser>(document, document.size() + 1);
    for (std::size_t const piece : {std::size_t{1}, std::size_t{3}, document.size() + 1})
      EXPECT_EQ(transcript<XmlTokenizer>(document, piece), expected) << piece;
  }
}

TEST(XmlTokenizer, says_what_expat_says_of_the_parts_of_real_workbooks) {
  auto const samples = support::sample_data();
  if (samples.empty()) std::cout << "NOT RUN on the whole corpus: no sample data beside this checkout\n";
  auto const folder = samples.empty() ? support::test_data("xlsx") : samples + "/xlsx-corpus";
  std::size_t compared = 0;
  for (auto const& file : std::filesystem::directory_iterator(folder)) {
    SCOPED_TRACE(file.path().filename());
    try {
      Workbook workbook(file.path().string());
      Archive archive(file.path().string(), {});
      std::vector<std::string> parts = {"xl/sharedStrings.xml", "xl/styles.xml"};
      for (auto const& sheet : workbook.sheets()) parts.push_back(sheet.part);
      for (auto const& part : parts) {
        Transcript by_tokenizer, by_expat;
        archive.parse(part, by_tokenizer);
        archive.parse_with_expat(part, by_expat);
        EXPECT_EQ(by_tokenizer.written, by_expat.written) << part;
        ++compared;
      }
    } catch (WorkbookError const&) {
      continue;  // corpus_test.cpp knows which ones are refused
    }
  }
  EXPECT_GT(compared, 10u);
}

}  // namespace
}  // namespace obereg::spreadsheets
