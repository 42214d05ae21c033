// TRN-10: the user's own workbook comes back with its wrong cells marked, and can be marked again.
#include "platform/spreadsheets/marked_copy.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <map>

#include "platform/spreadsheets/filled_copy.hpp"
#include "platform/spreadsheets/reading/cell_reference.hpp"
#include "platform/spreadsheets/table_writer.hpp"
#include "platform/spreadsheets/workbook.hpp"
#include "support/paths.hpp"

namespace obereg::spreadsheets {
namespace {

using Cells = std::map<std::string, std::string>;

Cells cells_of(std::string const& path, std::size_t sheet = 0) {
  Cells cells;
  Workbook workbook(path);
  workbook.read(sheet, [&](Row const& row) {
    for (auto const& cell : row.cells) cells[cell_reference(row.number, cell.column)] = cell.text;
    return true;
  });
  return cells;
}

std::string in_temporary(std::string const& name) {
  return support::temporary_folder() + "/" + name;
}

std::string people_workbook() {
  auto path = in_temporary("people.xlsx");
  TableWriter writer(path);
  writer.start_sheet("Реестр", {{"Фамилия"}, {"СНИЛС"}, {"Дата"}});
  writer.row({"Иванов", "1", std::chrono::year_month_day{std::chrono::year{2026} / 5 / 31}});
  writer.row({"Петров", {}, std::monostate{}});
  writer.row({"Сидоров", "3", std::monostate{}});
  writer.close();
  return path;
}

std::string marked(std::string const& source, std::vector<Mark> const& marks) {
  auto target = in_temporary("marked.xlsx");
  Marking marking;
  marking.next = [&, next = marks.begin()](Mark& mark) mutable {
    if (next == marks.end()) return false;
    mark = *next++;
    return true;
  };
  marking.summary = {{"Строк", 3}, {"С ошибками", static_cast<std::int64_t>(marks.size())}};
  marked_copy(source, target, marking);
  return target;
}

// As openpyxl sees the first sheet: "B3 fill=FFFFD6D6 comment=…", only what is filled or commented.
std::string seen_by_openpyxl(std::string const& path) {
  auto const command =
      fmt::format("/usr/bin/python3 {}/tests/tools/show_marks.py '{}' 2>&1", support::source_folder(), path);
  std::string output;
  std::array<char, 4096> buffer;
  auto* const pipe = popen(command.c_str(), "r");
  while (auto const count = std::fread(buffer.data(), 1, buffer.size(), pipe)) output.append(buffer.data(), count);
  EXPECT_EQ(pclose(pipe), 0) << output;
  return output;
}

TEST(MarkedCopy, TRN_10_marks_cells_and_names_the_errors_of_each_row) {
  auto const path = marked(people_workbook(), {{2, 1, "Не 11 цифр"}, {2, 2, "Дата в будущем"}, {3, 1, "Нет <СНИЛС>"}});
  auto const cells = cells_of(path);
  EXPECT_EQ(cells.at("D1"), "Ошибки");
  EXPECT_EQ(cells.at("D2"), "Не 11 цифр; Дата в будущем");
  EXPECT_EQ(cells.at("D3"), "Нет <СНИЛС>");
  EXPECT_FALSE(cells.contains("D4"));
  EXPECT_EQ(cells.at("A4"), "Сидоров");
  EXPECT_EQ(Workbook(path).sheets().at(1).name, "Итоги");
  EXPECT_EQ(cells_of(path, 1).at("B3"), "3");
  EXPECT_EQ(seen_by_openpyxl(path),
            "B2 fill comment=Не 11 цифр\nC2 fill date comment=Дата в будущем\nB3 fill comment=Нет <СНИЛС>\n");
}

TEST(MarkedCopy, TRN_10_counts_on_the_sheet_of_totals_are_numbers) {
  auto const path = marked(people_workbook(), {{2, 1, "Не 11 цифр"}});
  bool found = false;
  Workbook(path).read(1, [&](Row const& row) {
    if (row.number == 3 && row.cells.size() == 2) {
      found = true;
      EXPECT_EQ(row.cells[0].type, CellType::text);
      EXPECT_EQ(row.cells[1].type, CellType::number);
    }
    return true;
  });
  EXPECT_TRUE(found);
}

TEST(MarkedCopy, TRN_10_replaces_the_marks_of_an_earlier_copy) {
  auto const first = marked(people_workbook(), {{2, 1, "Не 11 цифр"}, {3, 1, "Нет СНИЛС"}, {4, {}, "Повтор"}});
  auto const again = marked(first, {{3, 2, "Нет даты"}});
  auto const cells = cells_of(again);
  EXPECT_EQ(cells.at("D1"), "Ошибки");
  EXPECT_EQ(cells.at("D3"), "Нет даты");
  EXPECT_FALSE(cells.contains("D2"));
  EXPECT_FALSE(cells.contains("D4"));
  EXPECT_FALSE(cells.contains("E1"));
  EXPECT_EQ(Workbook(again).sheets().size(), 2u);
  EXPECT_EQ(cells_of(again, 1).at("B3"), "1");
  EXPECT_EQ(seen_by_openpyxl(again), "C3 fill comment=Нет даты\n");
  EXPECT_EQ(seen_by_openpyxl(marked(again, {})), "");
}

TEST(MarkedCopy, keeps_marking_when_another_program_has_saved_the_copy) {
  auto const first = marked(people_workbook(), {{2, 1, "Не 11 цифр"}, {3, 1, "Нет СНИЛС"}});
  auto const saved = in_temporary("saved.xlsx");
  auto const command = fmt::format(
      "/usr/bin/python3 -c \"import openpyxl; openpyxl.load_workbook('{}').save('{}')\" 2>&1", first, saved);
  ASSERT_EQ(std::system(command.c_str()), 0);
  auto const again = marked(saved, {{3, 1, "Нет СНИЛС"}});
  EXPECT_EQ(seen_by_openpyxl(again), "B3 fill comment=Нет СНИЛС\n");
  EXPECT_FALSE(cells_of(again).contains("D2"));
}

TEST(MarkedCopy, keeps_the_comments_of_the_user) {
  auto const path = in_temporary("noted.xlsx");
  TableWriter writer(path);
  writer.start_sheet("Реестр", {{"Фамилия", 20, "Как в паспорте"}});
  writer.row({"Иванов"});
  writer.close();
  EXPECT_EQ(seen_by_openpyxl(marked(path, {{2, 0, "Не то"}})), "A1 comment=Как в паспорте\nA2 fill\n");
}

TEST(MarkedCopy, refuses_what_is_no_workbook_and_leaves_nothing_behind) {
  auto const target = in_temporary("target.xlsx");
  EXPECT_THROW(marked_copy("/nonexistent", target, {}), WorkbookError);
  EXPECT_FALSE(std::filesystem::exists(target));
  Marking unsorted;
  unsorted.next = [row = 3u](Mark& mark) mutable {
    mark = {row--, 0, "x"};
    return true;
  };
  EXPECT_THROW(marked_copy(people_workbook(), target, unsorted), std::logic_error);
  EXPECT_FALSE(std::filesystem::exists(target));
}

TEST(FilledCopy, fills_named_columns_and_appends_the_missing_ones) {
  auto const target = in_temporary("filled.xlsx");
  Filling filling;
  filling.headings = {"Дата внесения в реестр", "снилс"};
  filling.values = [](std::uint32_t row, std::vector<std::string>& values) {
    if (row == 4) return false;
    values = {"22.11.2026", row == 3 ? "00000000001" : ""};
    return true;
  };
  filled_copy(people_workbook(), target, filling);
  auto const cells = cells_of(target);
  EXPECT_EQ(cells.at("D1"), "Дата внесения в реестр");
  EXPECT_EQ(cells.at("D2"), "22.11.2026");
  EXPECT_EQ(cells.at("B2"), "1");
  EXPECT_EQ(cells.at("B3"), "00000000001");
  EXPECT_EQ(cells.at("D3"), "22.11.2026");
  EXPECT_FALSE(cells.contains("D4"));
  EXPECT_EQ(cells.at("A4"), "Сидоров");
  EXPECT_EQ(seen_by_openpyxl(target), "");
}

// Whatever program wrote the workbook: its cells stay as they were, and openpyxl opens the copy.
TEST(MarkedCopy, changes_nothing_else_in_workbooks_of_many_programs) {
  for (auto const& file : std::filesystem::directory_iterator(support::test_data("xlsx"))) {
    auto const path = file.path().string();
    SCOPED_TRACE(file.path().filename());
    auto before = cells_of(path);
    auto const copy = marked(path, {{1, 0, "Проверка"}, {2, {}, "Вся строка"}});
    auto after = cells_of(copy);
    EXPECT_NE(after.size(), before.size());
    for (auto const& [reference, text] : before) EXPECT_EQ(after[reference], text) << reference;
    EXPECT_NE(seen_by_openpyxl(copy).find("A1 fill"), std::string::npos);
  }
}

}  // namespace
}  // namespace obereg::spreadsheets
