#include "training/set_downloads/with_numbers.hpp"

#include <gtest/gtest.h>
#include <zip.h>

#include <array>
#include <stdexcept>

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

std::string sheet_of(std::string const& path) {
  auto* const archive = zip_open(path.c_str(), ZIP_RDONLY, nullptr);
  if (!archive) throw std::runtime_error("no archive");
  auto* const file = zip_fopen(archive, "xl/worksheets/sheet1.xml", 0);
  if (!file) throw std::runtime_error("no sheet");
  std::string bytes;
  std::array<char, 4096> piece;
  for (zip_int64_t size = 0; (size = zip_fread(file, piece.data(), piece.size())) > 0;)
    bytes.append(piece.data(), static_cast<std::size_t>(size));
  zip_fclose(file);
  zip_discard(archive);
  return bytes;
}

std::string row_of(std::string const& sheet, std::uint32_t row) {
  auto const begin = sheet.find("<row r=\"" + std::to_string(row) + "\"");
  return begin == std::string::npos ? "" : sheet.substr(begin, sheet.find("</row>", begin) - begin);
}

// good-60.xlsx as it would be entered on 10.03.2026: every fifth row is «Новый» without a date, the rest keep theirs.
std::vector<RegistryRow> entered_60(std::int64_t from) {
  std::vector<RegistryRow> rows;
  for (auto place = from; place < 60; ++place) {
    RegistryRow row{testing_support::sample_record(static_cast<int>(place)), 1, place, place + 2};
    bool const is_new = place % 5 == 0;
    row.record.registry_number = is_new ? "N" + std::to_string(place) : std::to_string(1'200'000 + place);
    row.record.entered_on = is_new ? LocalDate::of(2026, 3, 10) : LocalDate::of(2023, 5, 16);
    rows.push_back(row);
  }
  return rows;
}

TEST(WithNumbers, the_uploaded_workbook_comes_back_with_number_and_date_of_each_row) {
  auto const target = support::temporary_folder() + "/filled.xlsx";
  write_with_numbers(entered_60, support::test_data("reimport/good-60.xlsx"), target, ImportKind::reimport);
  auto const numbers = column_of(target, "Номер в реестре");
  ASSERT_EQ(numbers.size(), 60u);
  EXPECT_EQ(numbers.front(), "N0");
  EXPECT_EQ(numbers[55], "N55");
  EXPECT_EQ(numbers.back(), "1200059");
  EXPECT_EQ(column_of(target, "Дата внесения в реестр").at(5), "10.03.2026");
}

TEST(WithNumbers, cells_that_say_the_right_thing_already_stay_byte_for_byte) {
  auto const source = support::test_data("reimport/good-60.xlsx"), target = support::temporary_folder() + "/same.xlsx";
  write_with_numbers(entered_60, source, target, ImportKind::reimport);
  auto const before = sheet_of(source), after = sheet_of(target);
  for (std::uint32_t row = 2; row < 62; ++row) {
    ASSERT_NE(row_of(before, row), "");
    if ((row - 2) % 5 == 0)
      EXPECT_NE(row_of(after, row), row_of(before, row)) << row;
    else
      EXPECT_EQ(row_of(after, row), row_of(before, row)) << row;
  }
}

TEST(WithNumbers, rows_that_were_not_entered_stay_as_they_were) {
  auto const target = support::temporary_folder() + "/filled.xlsx";
  auto const one = [](std::int64_t from) {
    std::vector<RegistryRow> rows;
    if (from == 0) rows.push_back({testing_support::sample_record(1), 1, 0, 7});
    if (from == 0)
      rows.back().record.registry_number = "N7", rows.back().record.entered_on = LocalDate::of(2026, 3, 10);
    return rows;
  };
  auto const source = support::test_data("reimport/good-60.xlsx");
  write_with_numbers(one, source, target, ImportKind::reimport);
  auto const before = column_of(source, "Номер в реестре"), after = column_of(target, "Номер в реестре");
  ASSERT_EQ(after.size(), before.size());
  EXPECT_EQ(after[5], "N7");
  EXPECT_EQ(after[0], before[0]);
}

}  // namespace
}  // namespace obereg::training
