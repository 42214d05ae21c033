#include "training_rules/check_workbook/headings.hpp"

#include <gmock/gmock.h>

namespace obereg::training {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// A row of headings; the cells refer to the titles kept.
struct HeadingRow {
  explicit HeadingRow(std::vector<std::string> given) : titles(std::move(given)) {
    for (std::uint32_t i = 0; i < titles.size(); ++i) {
      spreadsheets::Cell cell;
      cell.column = i;
      cell.type = spreadsheets::CellType::text;
      cell.text = titles[i];
      cells.push_back(cell);
    }
  }
  spreadsheets::Row row(std::uint32_t number = 1) const { return {number, cells}; }
  std::vector<std::string> const titles;
  std::vector<spreadsheets::Cell> cells;
};

std::vector<std::string> all_titles() {
  std::vector<std::string> titles;
  for (auto const& each : columns()) titles.emplace_back(each.title);
  return titles;
}

TEST(Headings, TRN_03_are_found_in_any_order) {
  auto titles = all_titles();
  std::reverse(titles.begin(), titles.end());
  HeadingRow const row(titles);
  auto const headings = headings_of(row.row(), ImportKind::reimport);
  ASSERT_TRUE(headings);
  EXPECT_EQ(headings->column_of_sheet.front(), Column::annulled_on);
  EXPECT_EQ(headings->column_of_sheet.back(), Column::registry_number);
  EXPECT_EQ(complaint(*headings, ImportKind::reimport), "");
}

TEST(Headings, may_have_line_breaks_odd_spaces_and_other_letter_case) {
  auto titles = all_titles();
  titles[8] = " НАИМЕНОВАНИЕ\n организации,\u00A0проводившей  обучение ";
  HeadingRow const row(titles);
  EXPECT_EQ(complaint(*headings_of(row.row(3), ImportKind::reimport), ImportKind::reimport), "");
}

TEST(Headings, that_are_missing_or_stand_twice_are_named) {
  auto titles = all_titles();
  titles[1] = "Имя";
  HeadingRow const row(titles);
  auto const words = complaint(*headings_of(row.row(), ImportKind::reimport), ImportKind::reimport);
  EXPECT_THAT(words, HasSubstr("не хватает заголовков: «Фамилия»"));
  EXPECT_THAT(words, HasSubstr("дважды: «Имя»"));
}

TEST(Headings, unknown_ones_are_told_except_our_own_column_of_mistakes) {
  auto titles = all_titles();
  titles.insert(titles.end(), {"Телефон", "Ошибки", ""});
  HeadingRow const row(titles);
  EXPECT_THAT(headings_of(row.row(), ImportKind::reimport)->unknown, ElementsAre("Телефон"));
}

TEST(Headings, of_thousands_of_long_unknown_ones_a_few_are_named_in_short) {
  auto titles = all_titles();
  titles.resize(16'384, std::string(1'100, 'x'));
  for (std::size_t i = 10'000; i < 12'000; ++i) titles[i] = "Имя";
  HeadingRow const row(titles);
  auto const headings = headings_of(row.row(), ImportKind::reimport);
  EXPECT_EQ(headings->unknown.size(), 51U);
  EXPECT_EQ(headings->unknown.back(), "и другие");
  EXPECT_LT(headings->unknown.front().size(), 300U);
  EXPECT_THAT(headings->repeated, ElementsAre(Column::first_name));
}

TEST(Headings, a_row_with_a_few_of_them_is_not_the_row_of_headings) {
  HeadingRow const row({"Протоколы учебного центра", "Фамилия", "Имя"});
  EXPECT_FALSE(headings_of(row.row(), ImportKind::reimport));
}

TEST(Headings, first_import_has_no_column_of_numbers) {
  auto titles = all_titles();
  titles.erase(titles.begin());
  HeadingRow const row(titles);
  EXPECT_EQ(complaint(*headings_of(row.row(), ImportKind::import), ImportKind::import), "");
  EXPECT_THAT(complaint(*headings_of(row.row(), ImportKind::reimport), ImportKind::reimport),
              HasSubstr("«Номер в реестре»"));
}

}  // namespace
}  // namespace obereg::training
