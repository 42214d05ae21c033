// Files that are not what they seem: each is refused with its code, and rows that can be trusted are read.
#include <gtest/gtest.h>
#include <zip.h>

#include <fstream>
#include <map>
#include <vector>

#include "platform/spreadsheets/workbook.hpp"
#include "support/paths.hpp"

namespace obereg::spreadsheets {
namespace {

std::string const root_relationships =
    R"(<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>)";
std::string const book_relationships =
    R"(<Relationships><Relationship Id="r1" Type="x/worksheet" Target="sheet.xml"/></Relationships>)";
std::string const book =
    R"(<workbook xmlns:r="x"><sheets><sheet name="Лист" r:id="r1" state="hidden"/></sheets></workbook>)";

std::string write_file(std::string const& content) {
  auto path = support::temporary_folder() + "/book.xlsx";
  std::ofstream(path, std::ios::binary) << content;
  return path;
}

std::string write_workbook(std::string const& sheet) {
  std::map<std::string, std::string> const parts = {{"_rels/.rels", root_relationships},
                                                    {"xl/workbook.xml", book},
                                                    {"xl/_rels/workbook.xml.rels", book_relationships},
                                                    {"xl/sheet.xml", sheet}};
  auto path = support::temporary_folder() + "/book.xlsx";
  auto* const archive = zip_open(path.c_str(), ZIP_CREATE, nullptr);
  for (auto const& [name, content] : parts)
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0), 0);
  if (zip_close(archive) != 0) throw std::runtime_error("the test's workbook was not written");
  return path;
}

std::string write_rows(std::string const& rows) {
  return write_workbook("<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
}

// "A=text|B=2" for each row, or the code of the refusal.
std::string outcome(std::string const& path) try {
  Workbook workbook(path);
  std::string text;
  workbook.read(0, [&](Row const& row) {
    text += std::to_string(row.number) + ":";
    for (auto const& cell : row.cells)
      text += std::string(1, static_cast<char>('A' + cell.column)) + (cell.without_value ? "?" : "=") +
              std::string(cell.text) + "|";
    return true;
  });
  return text;
} catch (WorkbookError const& error) {
  return error.code;
}

TEST(RefusedWorkbook, says_what_a_renamed_file_is) {
  EXPECT_EQ(outcome(write_file("Фамилия;Имя\n")), "not-a-zip");
  EXPECT_EQ(outcome(write_file("<html></html>")), "not-a-zip");
  EXPECT_EQ(outcome(write_file("")), "not-a-zip");
  EXPECT_EQ(outcome(write_file("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old")), "old-or-encrypted");
  EXPECT_EQ(outcome(write_file("PK\x03\x04 cut off")), "broken");
  EXPECT_EQ(outcome("/nonexistent"), "no-file");
}

struct SheetCase {
  char const* name;
  std::string rows;
  std::string outcome;
};

TEST(RefusedWorkbook, reads_or_refuses_odd_rows) {
  std::vector<SheetCase> const cases = {
      {"references are counted on", "<row><c><v>1</v></c><c><v>2</v></c></row>", "1:A=1|B=2|"},
      {"prefixes", R"(<x:row r="2"><x:c r="B2"><x:v>1</x:v></x:c></x:row>)", "2:B=1|"},
      {"CDATA, entities, line ends",
       "<row><c t=\"inlineStr\"><is><t>a&amp;<![CDATA[<b>]]>\r\n&#x44F;</t></is></c></row>", "1:A=a&<b>\nя|"},
      {"formula without a value", "<row><c><f>1+1</f></c></row>", "1:A?|"},
      {"extension lists are skipped", "<row><c><v>1</v><extLst><v>2</v></extLst></c></row>", "1:A=1|"},
      {"rows without cells", "<row r=\"1\"/><row r=\"5\"><c s=\"1\"/></row>", "5:"},
      {"rows out of order", "<row r=\"2\"/><row r=\"1\"/>", "broken"},
      {"cells out of order", R"(<row r="1"><c r="B1"/><c r="A1"/></row>)", "broken"},
      {"cell of another row", R"(<row r="1"><c r="A2"/></row>)", "broken"},
      {"column 16385", R"(<row r="1"><c r="XFE1"/></row>)", "broken"},
      {"row 1048577", R"(<row r="1048577"/>)", "broken"},
      {"shared string that is not there", R"(<row><c t="s"><v>0</v></c></row>)", "broken"},
      {"bad UTF-8", "<row><c><v>\xFF</v></c></row>", "broken"},
      {"NUL", std::string("<row><c><v>a\0b</v></c></row>", 28), "broken"},
      {"unknown entity", "<row><c><v>&x;</v></c></row>", "broken"},
      {"elements crossed", "<row><c><v>1</c></v></row>", "broken"},
      {"cut off", "<row><c>", "broken"},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.name);
    EXPECT_EQ(outcome(write_rows(each.rows)), each.outcome);
  }
}

TEST(RefusedWorkbook, refuses_bombs) {
  EXPECT_EQ(outcome(write_workbook("<worksheet>" + std::string(40u << 20, ' ') + "</worksheet>")), "bomb");
  EXPECT_EQ(outcome(write_rows("<row><c t=\"str\"><v>" + std::string(200'000, 'a') + "</v></c></row>")), "bomb");
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<a>";
  EXPECT_EQ(outcome(write_rows(deep)), "bomb");
  EXPECT_EQ(outcome(write_workbook("<!DOCTYPE a [<!ENTITY x 'y'>]><worksheet/>")), "broken");
}

TEST(RefusedWorkbook, tells_of_hidden_and_merged) {
  Workbook workbook(
      write_workbook("<worksheet><sheetData/><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells></worksheet>"));
  EXPECT_TRUE(workbook.sheets().at(0).hidden);
  workbook.read(0, [](Row const&) { return true; });
  EXPECT_TRUE(workbook.has_merged_cells());
}

TEST(SerialDates, follow_both_calendars) {
  EXPECT_FALSE(date_of_serial(60, false).valid);
  EXPECT_FALSE(date_of_serial(-1, false).valid);
  EXPECT_FALSE(date_of_serial(2'958'466, false).valid);
  auto const date = date_of_serial(45'292.5, false);
  EXPECT_EQ(std::tuple(date.year, date.month, date.day, date.seconds), std::tuple(2024, 1u, 1u, 43'200));
  auto const first = date_of_serial(1, false);
  EXPECT_EQ(std::tuple(first.year, first.month, first.day), std::tuple(1900, 1u, 1u));
  auto const mac = date_of_serial(0, true);
  EXPECT_EQ(std::tuple(mac.year, mac.month, mac.day), std::tuple(1904, 1u, 1u));
}

}  // namespace
}  // namespace obereg::spreadsheets
