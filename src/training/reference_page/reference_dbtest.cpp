#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zip.h>

#include "platform/spreadsheets/workbook.hpp"
#include "support/test_site.hpp"
#include "training/reference_page/column_guide.hpp"
#include "training/training.hpp"
#include "training_rules/model/programmes.hpp"

namespace obereg::training {
namespace {

using testing::HasSubstr;
using testing::Not;

class Reference : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (!IsSkipped()) site.emplace(database(), training_routes(), training_sections());
  }
  // A part of a workbook; "" where it has none of that name.
  static std::string part_of(std::string const& path, char const* name) {
    auto* const archive = zip_open(path.c_str(), ZIP_RDONLY, nullptr);
    if (!archive) throw std::runtime_error("no archive");
    std::string bytes;
    if (auto* const file = zip_fopen(archive, name, 0)) {
      std::array<char, 4096> piece;
      for (zip_int64_t size = 0; (size = zip_fread(file, piece.data(), piece.size())) > 0;)
        bytes.append(piece.data(), std::size_t(size));
      zip_fclose(file);
    }
    zip_discard(archive);
    return bytes;
  }
  static std::vector<std::string> headings_of(std::string const& path) {
    std::vector<std::string> headings;
    spreadsheets::Workbook(path).read(0, [&](spreadsheets::Row const& row) {
      for (auto const& cell : row.cells) headings.emplace_back(cell.text);
      return false;
    });
    return headings;
  }
  std::optional<support::TestSite> site;
};
OBEREG_ON_BOTH_ENGINES(Reference);

TEST_P(Reference, TRN_01_every_column_is_described_with_its_rule_and_an_example_and_every_programme_with_its_code) {
  auto const page = site->get("/training/reference").body;
  ASSERT_EQ(column_guide().size(), 18u);
  for (auto const& guide : column_guide()) {
    EXPECT_FALSE(guide.rule.empty()) << title(guide.column);
    EXPECT_THAT(page, HasSubstr(">" + std::string(title(guide.column)) + "</th>"));
    EXPECT_THAT(page, HasSubstr(">" + std::string(guide.example) + "</td>"));
  }
  ASSERT_EQ(programmes().size(), 28u);
  for (auto const& programme : programmes())
    EXPECT_THAT(page, HasSubstr(">" + std::to_string(programme.id) +
                                "</td><td class=\"govuk-table__cell\" data-title=\"Код\">" +
                                std::string(programme.code) + "</td>"));
}

TEST_P(Reference, TRN_01_the_template_has_headings_lists_to_choose_from_and_a_note_at_each_heading) {
  struct Template {
    char const* address;
    std::size_t columns;
  };
  for (auto const& [address, columns] :
       {Template{"/training/reference/template-reimport.xlsx", 18}, {"/training/reference/template-import.xlsx", 14}}) {
    SCOPED_TRACE(address);
    auto const made = site->get(address);
    ASSERT_TRUE(made.file);
    auto const headings = headings_of(*made.file);
    EXPECT_EQ(headings.size(), columns);
    auto const notes = part_of(*made.file, "xl/comments1.xml");
    std::size_t count = 0;
    for (auto at = notes.find("<comment "); at != std::string::npos; at = notes.find("<comment ", at + 1)) ++count;
    EXPECT_EQ(count, columns) << "a note at each heading";
    EXPECT_THAT(notes, HasSubstr("Обязательно. "));
    EXPECT_THAT(notes, HasSubstr("на листе «Программы»"));
    EXPECT_THAT(notes, Not(HasSubstr("перечня программ ниже")));
    auto const sheet = part_of(*made.file, "xl/worksheets/sheet1.xml");
    EXPECT_THAT(sheet, HasSubstr("\"Успешно,Неуспешно\""));
    EXPECT_THAT(sheet, HasSubstr("$A$28</formula1>")) << "the programmes, on a sheet of their own";
    auto const texts = part_of(*made.file, "xl/sharedStrings.xml") + part_of(*made.file, "xl/worksheets/sheet2.xml") +
                       part_of(*made.file, "xl/worksheets/sheet3.xml");
    EXPECT_THAT(texts, HasSubstr("Оказание первой помощи пострадавшим"));
  }
}

TEST_P(Reference, TRN_01_what_is_said_of_the_knowledge_check_is_the_rule) {
  auto const page = site->get("/training/reference").body;
  EXPECT_THAT(page, HasSubstr("data-title=\"Обязателен при импорте\">если столбец есть</td>"));
  EXPECT_THAT(page, HasSubstr("data-title=\"Обязателен при импорте\">столбца нет или он пуст</td>"));
  EXPECT_THAT(page, HasSubstr("столбца может не быть, но если он есть, в нём нужно «Да»"));
  EXPECT_THAT(page, Not(HasSubstr("Русскими буквами")));
  auto const first = site->get("/training/reference/template-import.xlsx");
  ASSERT_TRUE(first.file);
  EXPECT_THAT(part_of(*first.file, "xl/comments1.xml"),
              HasSubstr("Столбец можно убрать, но если он есть, в нём нужно «Да»"));
}

}  // namespace
}  // namespace obereg::training
