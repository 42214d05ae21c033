#include "platform/calendar/due/explained.hpp"

#include <gtest/gtest.h>

namespace obereg::calendar {
namespace {

LocalDate day(std::string_view iso) {
  return LocalDate::parse_iso(iso).value();
}

std::string words_of(Deadline const& deadline, std::string_view event) {
  auto words = explained(deadline, due_date(russia(), deadline), event);
  for (std::size_t at; (at = words.find("\u00A0")) != std::string::npos;) words.replace(at, 2, " ");
  return words;
}

TEST(Explained, PLT_02_a_term_of_working_days_names_the_days_off_that_it_skipped) {
  struct {
    char const* event;
    int length;
    char const* words;
  } const cases[] = {
      {"2026-11-26", 1, "1 рабочий день со дня получения 26.11.2026"},
      {"2026-11-27", 1, "1 рабочий день со дня получения 27.11.2026; не считались выходные 28–29.11"},
      {"2026-11-28", 1, "1 рабочий день со дня получения 28.11.2026; не считались выходные 29.11"},
      {"2025-12-30", 1, "1 рабочий день со дня получения 30.12.2025; не считались выходные 31.12–11.01"},
      {"2018-04-27", 2, "2 рабочих дня со дня получения 27.04.2018; не считались выходные 29.04–02.05"},
      {"2026-01-12", 15,
       "15 рабочих дней со дня получения 12.01.2026; не считались выходные 17–18.01, 24–25.01, 31.01–01.02"},
  };
  for (auto const& one : cases) EXPECT_EQ(words_of({day(one.event), {one.length}}, "получения"), one.words);
}

TEST(Explained, PLT_02_a_moved_end_names_the_days_it_was_moved_past_and_the_article) {
  EXPECT_EQ(words_of({day("2026-01-24"), {30, Unit::calendar_days}}, "регистрации"),
            "30 календарных дней со дня регистрации 24.01.2026; конец срока пришёлся на выходные 23.02 и перенесён на "
            "рабочий день (статья 193 ГК РФ)");
  EXPECT_EQ(words_of({day("2026-01-12"), {30, Unit::calendar_days}}, "регистрации"),
            "30 календарных дней со дня регистрации 12.01.2026");
}

TEST(Explained, PLT_02_the_day_itself_a_pause_and_an_extension_are_told) {
  EXPECT_EQ(words_of({day("2026-01-12"), {2, Unit::working_days, Start::same_day}}, "решения"),
            "2 рабочих дня со дня решения 12.01.2026, считая и этот день");
  EXPECT_EQ(words_of({day("2026-01-12"), {2, Unit::working_days, Start::same_day}}, ""),
            "2 рабочих дня начиная с 12.01.2026");
  EXPECT_EQ(words_of({day("2026-01-12"), {2}}, ""), "2 рабочих дня после 12.01.2026");
  EXPECT_EQ(words_of({day("2026-03-02"), {3}, 2, {{day("2026-03-05"), day("2026-03-12")}}}, "регистрации"),
            "3 рабочих дня со дня регистрации 02.03.2026; продлён на 2 рабочих дня; срок был приостановлен 05–11.03; "
            "не считались выходные 14–15.03");
}

TEST(Explained, PLT_02_through_a_year_without_an_official_calendar_a_term_is_provisional) {
  EXPECT_FALSE(due_day(russia(), day("2026-12-29"), {1}).provisional);
  EXPECT_TRUE(due_day(russia(), day("2026-12-30"), {1}).provisional);
  EXPECT_EQ(words_of({day("2026-12-30"), {1}}, "получения"),
            "1 рабочий день со дня получения 30.12.2026; не считались выходные 31.12–10.01; предварительно: календарь "
            "года ещё не утверждён");
  EXPECT_TRUE(due_day(russia(), day("2040-01-02"), {1, Unit::calendar_days}).provisional);
}

}  // namespace
}  // namespace obereg::calendar
