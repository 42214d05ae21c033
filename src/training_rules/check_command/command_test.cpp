#include "training_rules/check_command/command.hpp"

#include <gmock/gmock.h>

#include <boost/json/parse.hpp>
#include <fstream>
#include <iterator>
#include <sstream>

#include "support/paths.hpp"

namespace obereg::training {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

struct Outcomes {
  int status = 0;
  std::string out, err;
  boost::json::object json() const { return boost::json::parse(out).as_object(); }
};

Outcomes run(std::string const& file, ImportKind kind = ImportKind::reimport, bool json = true) {
  CheckCommand const command{
      support::test_data("reimport/" + file),
      {kind, "АНО ДПО «Учебный центр Образец»", *Inn::parse("7710474375"), *LocalDate::of(2026, 11, 22)},
      json};
  std::ostringstream out, err;
  Outcomes outcomes;
  outcomes.status = check_command(command, out, err);
  outcomes.out = out.str();
  outcomes.err = err.str();
  return outcomes;
}

TEST(CheckCommand, TRN_03_to_09_every_wrong_row_of_the_sample_has_exactly_its_error) {
  auto const outcomes = run("errors-one-per-row.xlsx");
  EXPECT_EQ(outcomes.status, 1);
  std::ifstream file(support::test_data("reimport/errors-one-per-row.expected.json"));
  auto const expected = boost::json::parse(std::string{std::istreambuf_iterator<char>(file), {}});
  boost::json::array found;
  auto const report = outcomes.json();
  for (auto const& error : report.at("errors").as_array()) {
    EXPECT_FALSE(error.at("message").as_string().empty());
    found.push_back({{"row", error.at("row")}, {"column", error.at("column")}, {"rule", error.at("rule")}});
  }
  EXPECT_EQ(boost::json::value(found), expected);
}

TEST(CheckCommand, TRN_03_good_workbooks_have_no_errors_in_any_order_of_columns) {
  for (auto const* name : {"good-60.xlsx", "good-60-other-column-order.xlsx"}) {
    auto const outcomes = run(name);
    EXPECT_EQ(outcomes.status, 0) << outcomes.out;
    EXPECT_EQ(outcomes.out, "{\"errors\":[],\"rows\":60,\"valid\":60}\n");
  }
  EXPECT_EQ(run("good-1.xlsx").status, 0);
}

TEST(CheckCommand, headings_without_a_row_are_the_error_no_rows) {
  auto const outcomes = run("empty.xlsx");
  EXPECT_EQ(outcomes.status, 1);
  auto const report = outcomes.json();
  auto const& error = report.at("errors").as_array().at(0);
  EXPECT_EQ(error.at("row").as_int64(), 1);
  EXPECT_EQ(error.at("column").as_string(), "");
  EXPECT_EQ(error.at("rule").as_string(), "no-rows");
  EXPECT_EQ(report.at("rows").as_int64(), 0);
}

TEST(CheckCommand, wrong_columns_and_files_that_are_no_workbook_exit_with_2_and_words) {
  auto const missing = run("missing-columns.xlsx");
  EXPECT_EQ(missing.status, 2);
  EXPECT_THAT(missing.out, IsEmpty());
  EXPECT_THAT(missing.err, HasSubstr("«Программа обучения»"));
  for (auto const* name : {"not-a-workbook.xlsx", "no-such-file.xlsx"}) {
    auto const outcomes = run(name);
    EXPECT_EQ(outcomes.status, 2) << name;
    EXPECT_THAT(outcomes.out, IsEmpty());
    EXPECT_FALSE(outcomes.err.empty());
  }
}

TEST(CheckCommand, first_import_refuses_the_numbers_of_a_reimport) {
  auto const outcomes = run("good-60.xlsx", ImportKind::import);
  EXPECT_THAT(outcomes.out, HasSubstr("number-not-allowed"));
}

TEST(CheckCommand, without_json_it_is_a_table_for_people) {
  auto const outcomes = run("errors-one-per-row.xlsx", ImportKind::reimport, false);
  EXPECT_THAT(outcomes.out, HasSubstr("Проверено"));
  EXPECT_THAT(outcomes.out, HasSubstr("неверный ИНН"));
}

}  // namespace
}  // namespace obereg::training
