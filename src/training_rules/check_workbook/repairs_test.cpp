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

TEST(Repairs, TRN_10_dates_in_other_spellings_are_mended_where_no_other_day_can_be_meant) {
  auto const today = *LocalDate::of(2026, 11, 22);
  for (auto const* text : {"25/02/2026", "25-02-2026", "25.2.2026", "2026/02/25", "2026.2.25", "2026-02-25T00:00:00",
                           "2026-02-25 00:00:00", "25.02.2026 г.", "25.02.2026г", "25.02.2026 г", "25.02.2026 года",
                           "25 февраля 2026", "25 Февраля 2026 г.", "«25» февраля 2026 года", "20260225", "25.2.26",
                           "25/02/26", "02/25/2026", "25.02.2026."}) {
    EXPECT_EQ(date_respelled(text, today), "25.02.2026") << text;
  }
  for (auto const* text :
       {"25.02.27", "02/03/2026", "02/03/26", "23-01-12", "31/02/2026", "25/02-2026", "25.02", "", "25.02.0026",
        "31 февраля 2026", "25 февраль 2026", "февраля 2026", "25022026", "46078", "г.", "«25 февраля 2026"}) {
    EXPECT_FALSE(date_respelled(text, today)) << text;
  }
}

TEST(Repairs, TRN_10_a_slip_in_a_fixed_value_is_told_and_its_letter_case_is_none) {
  EXPECT_EQ(slip_in_fixed_value("Нoвый", "Новый"), "Латинские буквы внутри русского слова");
  EXPECT_EQ(slip_in_fixed_value("НОВЫЙ.", "Новый"), "Лишняя точка");
  EXPECT_EQ(slip_in_fixed_value("HОBЫЙ.", "Новый"), "Латинские буквы внутри русского слова и лишняя точка");
  for (auto const* text : {"Новый", "новый", "новая", "Новый..", ".", ""})
    EXPECT_EQ(slip_in_fixed_value(text, "Новый"), "") << text;
}

TEST(Repairs, TRN_10_what_tells_two_titles_apart_is_said_truly) {
  constexpr std::string_view title = "Безопасные методы и приемы работ в театрах";
  for (auto const& [text, words] : std::initializer_list<std::pair<char const*, char const*>>{
           {"Безопасные методы и приемы работ в театрах.", "Отличаются только знаки препинания"},
           {"БЕЗОПАСНЫЕ методы и приемы работ в театрах", "Отличаются только прописные и строчные буквы"},
           {"Безопасные методы и приёмы работ в театрах", "Отличаются только буквы «е» и «ё»"},
           {"Безопасные методы и приемы работ втеатрах", "Отличаются только пробелы"},
           {"безопасные методы, и приёмы работ в театрах",
            "Отличаются только прописные и строчные буквы, буквы «е» и «ё» и знаки препинания"},
           {"Бeзопасные методы и приемы работ в театрах", "Латинские буквы внутри русского слова"},
           {"Бeзопасные методы и приемы работ в театрах!",
            "Латинские буквы внутри русского слова; отличаются также знаки препинания"}})
    EXPECT_EQ(difference_of_titles(text, title), words);
}

}  // namespace
}  // namespace obereg::training
