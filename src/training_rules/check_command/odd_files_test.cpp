// Workbooks as people and other programs really make them, and files that are none: each gets a clear answer.
#include <gmock/gmock.h>
#include <zip.h>

#include <boost/json/parse.hpp>
#include <fstream>
#include <map>
#include <sstream>

#include "support/paths.hpp"
#include "training_rules/check_command/command.hpp"

namespace obereg::training {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr char const* provider = "АНО ДПО «Учебный центр Образец»";

using Cells = std::map<Column, std::string>;  // the XML of a cell's content: attributes and children

std::string text_cell(std::string_view text) {
  return " t=\"inlineStr\"><is><t>" + std::string(text) + "</t></is>";
}

// Of a right new record, with these cells in place of the right ones.
Cells record(Cells const& changed = {}) {
  Cells cells = {{Column::registry_number, text_cell("Новый")},
                 {Column::last_name, text_cell("Иванов")},
                 {Column::first_name, text_cell("Иван")},
                 {Column::employer_name, text_cell("ООО «Пример»")},
                 {Column::employer_inn, text_cell("7707083893")},
                 {Column::position, text_cell("Слесарь")},
                 {Column::provider_name, text_cell(provider)},
                 {Column::provider_inn, text_cell("7710474375")},
                 {Column::protocol_number, text_cell("1")},
                 {Column::programme, text_cell("Оказание первой помощи пострадавшим")},
                 {Column::checked_on, text_cell("25.02.2026")},
                 {Column::outcome, text_cell("Успешно")},
                 {Column::knowledge_check, text_cell("Да")}};
  for (auto const& [column, content] : changed) cells[column] = content;
  return cells;
}

std::string row_of(std::uint32_t number, Cells const& cells) {
  std::string xml = "<row r=\"" + std::to_string(number) + "\">";
  for (auto const& [column, content] : cells)
    xml += "<c r=\"" + std::string(1, static_cast<char>('A' + static_cast<int>(column))) + std::to_string(number) +
           "\"" + content + "</c>";
  return xml + "</row>";
}

std::string headings(std::uint32_t row = 1) {
  Cells cells;
  for (auto const& each : columns()) cells[each.column] = text_cell(each.title);
  return row_of(row, cells);
}

struct Book {
  std::string rows;
  std::string before = {}, after = {};     // of <sheetData>
  std::string properties = {};             // of the workbook
  std::vector<std::string> states = {""};  // one sheet each, all with the same rows
};

std::string write_parts(std::map<std::string, std::string> const& parts) {
  auto path = support::temporary_folder() + "/book.xlsx";
  auto* const archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  for (auto const& [name, content] : parts)
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0), 0);
  if (zip_close(archive) != 0) throw std::runtime_error("the test's workbook was not written");
  return path;
}

std::string write(Book const& book) {
  std::string sheets;
  for (std::size_t i = 0; i < book.states.size(); ++i)
    sheets += "<sheet name=\"Лист" + std::to_string(i + 1) + "\" r:id=\"r1\"" + book.states[i] + "/>";
  return write_parts(
      {{"_rels/.rels",
        R"(<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>)"},
       {"xl/workbook.xml", "<workbook xmlns:r=\"x\">" + book.properties + "<sheets>" + sheets + "</sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        R"(<Relationships><Relationship Id="r1" Type="x/worksheet" Target="sheet.xml"/><Relationship Id="r2" Type="x/styles" Target="styles.xml"/></Relationships>)"},
       {"xl/styles.xml", R"(<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>)"},
       {"xl/sheet.xml",
        "<worksheet>" + book.before + "<sheetData>" + book.rows + "</sheetData>" + book.after + "</worksheet>"}});
}

struct Answer {
  int status = 0;
  std::string out, err;

  // "2 Фамилия mandatory" for each error.
  std::vector<std::string> errors() const {
    std::vector<std::string> list;
    auto const report = boost::json::parse(out);
    for (auto const& error : report.at("errors").as_array())
      list.push_back(std::to_string(error.at("row").as_int64()) + " " + std::string(error.at("column").as_string()) +
                     " " + std::string(error.at("rule").as_string()));
    return list;
  }
};

Answer check(std::string const& path, ImportKind kind = ImportKind::reimport) {
  std::ostringstream out, err;
  Answer answer;
  answer.status =
      check_command({path, {kind, provider, *Inn::parse("7710474375"), *LocalDate::of(2026, 11, 22)}, true}, out, err);
  answer.out = out.str();
  answer.err = err.str();
  return answer;
}

Answer check_record(Cells const& changed) {
  return check(write(Book{headings() + row_of(2, record(changed))}));
}

struct RightCase {
  char const* name;
  Cells cells;
};

TEST(OddFiles, TRN_09_cells_that_are_right_as_they_are) {
  std::vector<RightCase> const cases = {
      {"nothing odd", {}},
      {"ИНН as numbers",
       {{Column::employer_inn, "><v>7707083893</v>"}, {Column::provider_inn, "><v>7.710474375E9</v>"}}},
      {"СНИЛС as a number", {{Column::snils, "><v>11223344595</v>"}}},
      {"СНИЛС without separators", {{Column::snils, text_cell("11223344595")}}},
      {"a date cell with the time of day", {{Column::checked_on, " s=\"1\"><v>46078.75</v>"}}},
      {"an ISO date cell", {{Column::checked_on, " t=\"d\"><v>2026-02-25T00:00:00</v>"}}},
      {"a date as ISO text", {{Column::checked_on, text_cell("2026-02-25")}}},
      {"letter case",
       {{Column::registry_number, text_cell("НОВЫЙ")},
        {Column::outcome, text_cell("неУспешно")},
        {Column::knowledge_check, text_cell("ДА")}}},
      {"spaces and line breaks",
       {{Column::last_name, text_cell(" Иванов\n\u00A0 ")},
        {Column::provider_name, text_cell(" АНО  ДПО\n«Учебный\u00A0центр Образец» ")}}},
      {"a formula with its value", {{Column::last_name, " t=\"str\"><f>A1</f><v>Иванов</v>"}}},
      {"rich text and phonetic runs",
       {{Column::last_name, " t=\"inlineStr\"><is><r><t>Ива</t></r><r><t>нов</t></r><rPh><t>ХХ</t></rPh></is>"}}},
      {"a pair of surrogates escaped", {{Column::position, text_cell("Слесарь _xD83D__xDE00_")}}},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.name);
    auto const answer = check_record(each.cells);
    EXPECT_EQ(answer.status, 0) << answer.out << answer.err;
    EXPECT_EQ(answer.out, "{\"errors\":[],\"rows\":1,\"valid\":1}\n");
  }
}

struct WrongCase {
  char const* name;
  Cells cells;
  std::vector<std::string> errors;
};

TEST(OddFiles, TRN_10_cells_that_can_not_be_read_are_told_by_their_rule) {
  std::vector<WrongCase> const cases = {
      {"a formula that was never computed", {{Column::last_name, "><f>A1</f>"}}, {"2 Фамилия mandatory"}},
      {"an error cell", {{Column::employer_inn, " t=\"e\"><v>#REF!</v>"}}, {"2 ИНН работодателя inn-check-digit"}},
      {"NUL", {{Column::last_name, text_cell("Ива_x0000_нов")}}, {"2 Фамилия bad-characters"}},
      {"half of a surrogate pair", {{Column::last_name, text_cell("Ива_xD800_нов")}}, {"2 Фамилия bad-characters"}},
      {"the other half", {{Column::first_name, text_cell("Ива_xDC00_н")}}, {"2 Имя bad-characters"}},
      {"29.02.1900 of Lotus", {{Column::checked_on, " s=\"1\"><v>60</v>"}}, {"2 Дата проверки знаний date-value"}},
      {"a number that is no date", {{Column::checked_on, "><v>46078</v>"}}, {"2 Дата проверки знаний date-value"}},
      {"a protocol that Excel took for a date",
       {{Column::protocol_number, " s=\"1\"><v>46078</v>"}},
       {"2 Номер протокола bad-characters"}},
      {"several mistakes of one row",
       {{Column::last_name, text_cell(" ")},
        {Column::employer_inn, text_cell("1")},
        {Column::outcome, text_cell("?")},
        {Column::annulled, text_cell("-")}},
       {"2 Фамилия mandatory", "2 ИНН работодателя inn-check-digit", "2 Результат result-value",
        "2 Аннулировано annulment-must-be-empty"}},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.name);
    auto const answer = check_record(each.cells);
    EXPECT_EQ(answer.status, 1);
    EXPECT_EQ(answer.errors(), each.errors);
  }
}

TEST(OddFiles, TRN_03_headings_may_stand_in_the_first_ten_rows) {
  EXPECT_EQ(check(write(Book{headings(3) + row_of(4, record())})).status, 0);
  auto const late = check(write(Book{headings(11) + row_of(12, record())}));
  EXPECT_EQ(late.status, 2);
  EXPECT_THAT(late.err, HasSubstr("В первых десяти строках"));
  auto const wrong = check(write(Book{headings(3) + row_of(7, record({{Column::first_name, text_cell("")}}))}));
  EXPECT_THAT(wrong.errors(), ElementsAre("7 Имя mandatory")) << "rows are numbered as Excel numbers them";
}

TEST(OddFiles, dates_of_1904_are_four_years_later) {
  Book book{headings() + row_of(2, record({{Column::checked_on, " s=\"1\"><v>45000</v>"}}))};
  EXPECT_EQ(check(write(book)).status, 0);
  book.properties = "<workbookPr date1904=\"1\"/>";
  EXPECT_THAT(check(write(book)).errors(), ElementsAre("2 Дата проверки знаний date-in-future"));
}

TEST(OddFiles, a_wrong_dimension_does_not_matter) {
  EXPECT_EQ(check(write(Book{headings() + row_of(2, record()), "<dimension ref=\"A1\"/>"})).status, 0);
}

TEST(OddFiles, merged_cells_are_told_of) {
  Book const book{headings() + row_of(2, record()) +
                      row_of(3, record({{Column::position, text_cell("")}, {Column::protocol_number, text_cell("2")}})),
                  "", "<mergeCells><mergeCell ref=\"H2:H3\"/></mergeCells>"};
  auto const answer = check(write(book));
  EXPECT_THAT(answer.errors(), ElementsAre("3 Должность mandatory"));
  EXPECT_THAT(answer.err, HasSubstr("объединённые ячейки"));
}

TEST(OddFiles, hidden_sheets_are_not_read_and_that_is_said) {
  Book book{headings() + row_of(2, record())};
  book.states = {" state=\"hidden\"", " state=\"veryHidden\""};
  auto const answer = check(write(book));
  EXPECT_EQ(answer.status, 2);
  EXPECT_THAT(answer.err, HasSubstr("скрытые листы"));
  book.states = {" state=\"hidden\"", ""};
  EXPECT_EQ(check(write(book)).status, 0);
}

TEST(OddFiles, a_second_sheet_of_records_is_not_read_and_that_is_said) {
  Book book{headings() + row_of(2, record())};
  book.states = {"", ""};
  auto const answer = check(write(book));
  EXPECT_EQ(answer.status, 0);
  EXPECT_THAT(answer.err, HasSubstr("Лист «Лист2» тоже похож на таблицу записей"));
}

TEST(OddFiles, wholly_empty_rows_are_not_counted) {
  std::string rows = headings();
  for (int i = 2; i < 20'000; ++i)
    rows += "<row r=\"" + std::to_string(i) + "\"><c r=\"A" + std::to_string(i) + "\" s=\"1\"/></row>";
  auto const answer = check(write(Book{rows + row_of(20'000, record())}));
  EXPECT_EQ(answer.out, "{\"errors\":[],\"rows\":1,\"valid\":1}\n");
}

TEST(OddFiles, a_sheet_as_wide_as_can_be_is_read) {
  auto rows = headings();
  rows.insert(rows.size() - std::string("</row>").size(), "<c r=\"XFD1\" t=\"inlineStr\"><is><t>Телефон</t></is></c>");
  auto const answer = check(write(Book{rows + row_of(2, record())}));
  EXPECT_EQ(answer.status, 0);
  EXPECT_THAT(answer.err, HasSubstr("«Телефон»"));
}

struct OtherFile {
  char const* name;
  std::string path;
  char const* words;
};

TEST(OddFiles, files_that_are_no_workbook_are_named) {
  auto const bytes = [](std::string const& content) {
    auto path = support::temporary_folder() + "/file.xlsx";
    std::ofstream(path, std::ios::binary) << content;
    return path;
  };
  std::vector<OtherFile> const files = {
      {"empty", bytes(""), "файл пустой"},
      {"csv", bytes("Фамилия;Имя\r\nИванов;Иван\r\n"), "таблица CSV"},
      {"csv in windows-1251", bytes("\xD4\xE0\xEC\xE8\xEB\xE8\xFF;\xC8\xEC\xFF\r\n"), "таблица CSV"},
      {"html named xls", bytes("<html><table><tr><td>1</td></tr></table></html>"), "веб-страница"},
      {"xls or encrypted", bytes("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old"), "старого формата .xls или книга с паролем"},
      {"pdf", bytes("%PDF-1.7"), "документ PDF"},
      {"zip of other files", write_parts({{"readme.txt", "x"}}), "архив с другими файлами"},
      {"ods", write_parts({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<a/>"}}),
       "таблица .ods"},
      {"not there", support::temporary_folder() + "/none.xlsx", "не открывается"}};
  for (auto const& each : files) {
    SCOPED_TRACE(each.name);
    auto const answer = check(each.path);
    EXPECT_EQ(answer.status, 2);
    EXPECT_THAT(answer.out, IsEmpty());
    EXPECT_THAT(answer.err, HasSubstr(each.words));
  }
}

}  // namespace
}  // namespace obereg::training
