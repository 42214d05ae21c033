#include "platform/calendar/answer_due/answer_due.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace obereg::calendar {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::string asked(std::string const& from, std::string const& term, std::string const& unit, bool with_start = false) {
  return answer_due(russia(), {from, term, unit, with_start}).json;
}

TEST(AnswerDue, PLT_02_an_answer_has_the_day_the_skipped_days_and_the_explanation) {
  EXPECT_EQ(asked("2026-01-12", "15", "workdays"),
            R"({"due":"2026-02-02","provisional":false,"skipped":["2026-01-17","2026-01-18","2026-01-24","2026-01-25",)"
            R"("2026-01-31","2026-02-01"],"explanation":"15 рабочих дней после 12.01.2026; не считались выходные )"
            R"(17–18.01, 24–25.01, 31.01–01.02"})");
  EXPECT_THAT(asked("2026-01-24", "30", "days"),
              StartsWith(R"({"due":"2026-02-24","provisional":false,"skipped":["2026-02-23"])"));
  EXPECT_THAT(asked("2026-01-12", "1", "workdays", true), StartsWith(R"({"due":"2026-01-12")"));
  EXPECT_THAT(asked("2026-12-30", "1", "workdays"), HasSubstr(R"("provisional":true)"));
}

TEST(AnswerDue, PLT_02_a_wrong_question_gets_its_reason) {
  struct {
    char const *from, *term, *unit, *why;
  } const cases[] = {
      {"2026-02-30", "15", "workdays", "дата «2026-02-30» не прочитана"},
      {"12.01.2026", "15", "workdays", "нужна существующая, вида 2026-01-12"},
      {"1999-12-31", "15", "workdays", "вне календаря"},
      {"2099-12-30", "15", "workdays", "срок кончается вне календаря"},
      {"2026-01-12", "0", "workdays", "срок «0» не прочитан"},
      {"2026-01-12", "-1", "days", "срок «-1» не прочитан"},
      {"2026-01-12", "99999999999", "days", "не прочитан"},
      {"2026-01-12", "15x", "days", "срок «15x» не прочитан"},
      {"2026-01-12", "15", "hours", "единица «hours» неизвестна"},
  };
  for (auto const& one : cases) {
    auto const answer = answer_due(russia(), {one.from, one.term, one.unit});
    EXPECT_FALSE(answer.is_right);
    EXPECT_THAT(answer.json, StartsWith(R"({"error":")"));
    EXPECT_THAT(answer.json, HasSubstr(one.why));
  }
}

TEST(AnswerDue, PLT_02_a_wrong_line_of_a_batch_gets_an_answer_and_the_next_is_read) {
  std::istringstream in(
      "2026-01-12 15 workdays\n\n2026-01-12\n  2026-01-24\t30  days \r\n2026-01-12 15 days more\n2026-01-12 1 "
      "workdays");
  std::ostringstream out;
  EXPECT_FALSE(answer_lines(russia(), false, in, out));
  std::vector<std::string> answers;
  std::istringstream read(out.str());
  for (std::string line; std::getline(read, line);) answers.push_back(line.substr(0, 20));
  EXPECT_THAT(answers,
              testing::ElementsAre(R"({"due":"2026-02-02",)", StartsWith(R"({"error":")"), StartsWith(R"({"error":")"),
                                   R"({"due":"2026-02-24",)", StartsWith(R"({"error":")"), R"({"due":"2026-01-13",)"));
  std::istringstream right("2026-01-12 1 workdays\n");
  EXPECT_TRUE(answer_lines(russia(), true, right, out));
  EXPECT_THAT(out.str(), HasSubstr("1 рабочий день начиная с 12.01.2026"));
}

}  // namespace
}  // namespace obereg::calendar
