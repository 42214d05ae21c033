#include "training/set_downloads/with_numbers.hpp"

#include <gtest/gtest.h>

#include "platform/spreadsheets/workbook.hpp"
#include "support/paths.hpp"
#include "training/testing/sample_record.hpp"

namespace obereg::training {
namespace {

std::vector<std::string> column_of(std::string const& path, std::string const& heading) {
  std::vector<std::string> values;
  std::optional<std::uint32_t> wanted;
  spreadsheets::Workbook workbook(path);
  workbook.read(0, [&](spreadsheets::Row const& row) {
    for (auto const& cell : row.cells) {
      if (cell.text == heading)
        wanted = cell.column;
      else if (wanted && cell.column == *wanted)
        values.emplace_back(cell.text);
    }
    return true;
  });
  return values;
}

TEST(WithNumbers, the_uploaded_workbook_comes_back_with_number_and_date_of_each_row) {
  auto const target = support::temporary_folder() + "/filled.xlsx";
  auto const all = [](std::int64_t from) {
    std::vector<RegistryRow> rows;
    for (auto place = from; place < 60; ++place) {
      RegistryRow row{testing_support::sample_record(static_cast<int>(place)), 1, place, place + 2};
      row.record.registry_number = "N" + std::to_string(place);
      row.record.entered_on = LocalDate::of(2026, 3, 10);
      rows.push_back(row);
    }
    return rows;
  };
  write_with_numbers(all, support::test_data("reimport/good-60.xlsx"), target, ImportKind::reimport);
  auto const numbers = column_of(target, "Номер в реестре");
  ASSERT_EQ(numbers.size(), 60u);
  EXPECT_EQ(numbers.front(), "N0");
  EXPECT_EQ(numbers.back(), "N59");
  EXPECT_EQ(column_of(target, "Дата внесения в реестр").at(7), "10.03.2026");
}

TEST(WithNumbers, rows_that_were_not_entered_stay_as_they_were) {
  auto const target = support::temporary_folder() + "/filled.xlsx";
  auto const one = [](std::int64_t from) {
    std::vector<RegistryRow> rows;
    if (from == 0) rows.push_back({testing_support::sample_record(1), 1, 0, 4});
    if (from == 0)
      rows.back().record.registry_number = "N4", rows.back().record.entered_on = LocalDate::of(2026, 3, 10);
    return rows;
  };
  auto const source = support::test_data("reimport/good-60.xlsx");
  write_with_numbers(one, source, target, ImportKind::reimport);
  auto const before = column_of(source, "Номер в реестре"), after = column_of(target, "Номер в реестре");
  ASSERT_EQ(after.size(), before.size());
  EXPECT_EQ(after[2], "N4");
  EXPECT_EQ(after[0], before[0]);
}

}  // namespace
}  // namespace obereg::training
