#include "training_rules/check_workbook/repairs.hpp"

#include <gtest/gtest.h>

namespace obereg::training {
namespace {

TEST(Repairs, a_lost_zero_is_put_back_only_where_the_check_digits_then_hold) {
  EXPECT_EQ(inn_with_zeros("274062111"), "0274062111");  // Уфа's region code begins with a zero
  EXPECT_FALSE(inn_with_zeros("274062112"));
  EXPECT_FALSE(inn_with_zeros("7707083893"));
  EXPECT_EQ(snils_with_zeros("8765430300"), "087-654-303 00");
  EXPECT_FALSE(snils_with_zeros("8765430301"));
}

TEST(Repairs, dates_in_other_spellings_are_mended_where_no_other_day_can_be_meant) {
  for (auto const* text : {"25/02/2026", "25-02-2026", "25.2.2026", "2026/02/25", "2026.2.25", "2026-02-25T00:00:00",
                           "2026-02-25 00:00:00"}) {
    EXPECT_EQ(date_respelled(text), "25.02.2026") << text;
  }
  for (auto const* text : {"25.02.26", "02/03/2026", "31/02/2026", "25/02-2026", "25.02", "", "25.02.2026 г."}) {
    EXPECT_FALSE(date_respelled(text)) << text;
  }
}

}  // namespace
}  // namespace obereg::training
