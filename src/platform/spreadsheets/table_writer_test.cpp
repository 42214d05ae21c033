// What is written is read back by our own reader.
#include "platform/spreadsheets/table_writer.hpp"

#include <gtest/gtest.h>

#include "platform/spreadsheets/workbook.hpp"
#include "support/paths.hpp"

namespace obereg::spreadsheets {
namespace {

TEST(TableWriter, keeps_text_as_text_and_dates_as_dates) {
  using namespace std::chrono;
  auto const path = support::temporary_folder() + "/table.xlsx";
  TableWriter writer(path);
  std::vector<std::string> const many(100, "Оказание первой помощи");
  writer.start_sheet(
      "Данные", {{"ИНН", 14, "Десять цифр"}, {"Программа", 30, "", many}, {"Дата"}, {"Итог", 9, "", {"да", "нет"}}});
  writer.row({"0123456789", "=1+1", 2024y / May / 31, 1.5});
  writer.close();

  Workbook workbook(path);
  ASSERT_EQ(workbook.sheets().size(), 2u);
  EXPECT_TRUE(workbook.sheets()[1].hidden);
  std::vector<std::string> found;
  workbook.read(0, [&](Row const& row) {
    for (auto const& cell : row.cells) {
      EXPECT_FALSE(cell.formula);
      if (cell.is_date) {
        EXPECT_EQ(date_of_serial(cell.number, false).day, 31u);
      }
      found.emplace_back(cell.text);
    }
    return true;
  });
  EXPECT_EQ(found,
            (std::vector<std::string>{"ИНН", "Программа", "Дата", "Итог", "0123456789", "=1+1", "45443", "1.5"}));
}

}  // namespace
}  // namespace obereg::spreadsheets
