#include "accreditation/import_rows/read_rows.hpp"

#include <gmock/gmock.h>

#include "support/paths.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Input column(std::string const& key, std::string const& label, InputType type, bool required) {
  Input input;
  input.key = key;
  input.label = label;
  input.type = type;
  input.required = required;
  return input;
}

Input specialists() {
  Input table;
  table.key = "specialists";
  table.label = "Специалисты";
  table.type = InputType::table;
  table.columns = {column("last_name", "Фамилия", InputType::line, true),
                   column("snils", "СНИЛС", InputType::snils, false),
                   column("birth_date", "Дата рождения", InputType::date, true)};
  return table;
}

using Rows = std::vector<std::vector<spreadsheets::TableValue>>;

std::string workbook(std::vector<std::string> const& headings, Rows const& rows) {
  auto const path = support::temporary_folder() + "/rows.xlsx";
  spreadsheets::TableWriter writer(path);
  std::vector<spreadsheets::TableColumn> columns;
  for (auto const& heading : headings) columns.push_back({.title = heading, .width = 20, .note = {}, .choices = {}});
  writer.start_sheet("Лист", columns);
  for (auto const& row : rows) writer.row(row);
  writer.close();
  return path;
}

TEST(ReadRows, ACR_02_columns_are_found_by_their_headings_in_any_order_and_others_are_named) {
  using namespace std::chrono;
  auto const read = read_rows(
      workbook({"дата  рождения *", "Должность", "ФАМИЛИЯ", "СНИЛС"},
               {{year{1980} / 3 / 2, "Врач", "Ёлкина ", 11223344595.0}, {"5 марта", "", " Пихтов", "112-233-445 95"}}),
      specialists(), 100);
  EXPECT_EQ(read.complaint, "");
  EXPECT_THAT(read.ignored, ElementsAre("Должность"));
  ASSERT_EQ(read.rows.size(), 2u);
  EXPECT_EQ(read.rows[0], (TableRow{{"last_name", "Ёлкина"}, {"snils", "11223344595"}, {"birth_date", "02.03.1980"}}));
  EXPECT_EQ(read.rows[1].at("birth_date"), "5 марта") << "wrong values come in as they are; the form says so";
}

TEST(ReadRows, ACR_02_what_was_written_comes_back) {
  std::vector<TableRow> const rows = {
      {{"last_name", "=1+1"}, {"snils", "112-233-445 95"}, {"birth_date", "02.03.1980"}}};
  auto const path = support::temporary_folder() + "/written.xlsx";
  write_rows(path, specialists(), rows);
  EXPECT_EQ(read_rows(path, specialists(), 100).rows, rows);
}

TEST(ReadRows, ACR_02_empty_rows_are_passed_over_and_too_many_are_refused_whole) {
  Rows rows(4, {"Ёлкина", "", "02.03.1980"});
  rows[1] = {"", "", ""};
  auto const path = workbook({"Фамилия", "СНИЛС", "Дата рождения"}, rows);
  EXPECT_EQ(read_rows(path, specialists(), 3).rows.size(), 3u);
  auto const full = read_rows(path, specialists(), 2);
  EXPECT_THAT(full.complaint, AllOf(HasSubstr("строк: 3"), HasSubstr("ещё 2")));
  EXPECT_THAT(full.rows, IsEmpty());
}

TEST(ReadRows, ACR_02_a_file_that_holds_no_such_table_is_answered_with_what_is_wrong) {
  EXPECT_THAT(read_rows(workbook({"Имя", "СНИЛС"}, {{"Зоя", ""}}), specialists(), 9).complaint,
              AllOf(HasSubstr("«Фамилия»"), HasSubstr("«Дата рождения»")));
  EXPECT_THAT(read_rows(workbook({"Фамилия", "Дата рождения"}, {}), specialists(), 9).complaint,
              HasSubstr("ни одной заполненной строки"));
  EXPECT_THAT(read_rows(support::test_data("reimport/not-a-workbook.xlsx"), specialists(), 9).complaint,
              HasSubstr("Excel"));
}

}  // namespace
}  // namespace obereg::accreditation
