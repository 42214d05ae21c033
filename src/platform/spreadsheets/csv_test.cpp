#include "platform/spreadsheets/csv.hpp"

#include <gtest/gtest.h>

namespace obereg::spreadsheets {
namespace {

TEST(Csv, TRN_14_cells_are_quoted_where_they_must_be_and_no_formula_gets_through) {
  EXPECT_EQ(csv_row({"ООО «Образец»", "a;b", "он сказал \"да\"", "две\nстроки", ""}),
            "ООО «Образец»;\"a;b\";\"он сказал \"\"да\"\"\";\"две\nстроки\";\r\n");
  for (auto const* formula : {"=1+1", "+1", "-1", "@SUM(A1)", "\tx"})
    EXPECT_EQ(csv_cell(formula), "'" + std::string(formula)) << formula;
}

}  // namespace
}  // namespace obereg::spreadsheets
