#include "platform/calendar/answer_due/answer_due.hpp"

#include <boost/json.hpp>
#include <charconv>
#include <iostream>
#include <optional>
#include <sstream>
#include <stdexcept>

#include "platform/calendar/due/explained.hpp"

namespace obereg::calendar {

namespace {

constexpr int longest_term = 9999;

struct BadQuestion : std::runtime_error {
  using std::runtime_error::runtime_error;
};

LocalDate day_of(std::string const& text) {
  auto const day = LocalDate::parse_iso(text);
  if (!day) throw BadQuestion("дата «" + text + "» не прочитана: нужна существующая, вида 2026-01-12");
  if (!WorkingCalendar::covers(*day))
    throw BadQuestion("дата " + text + " вне календаря: он охватывает 2000–2099 годы");
  return *day;
}

int length_of(std::string const& text) {
  int length = 0;
  auto const* const end = text.data() + text.size();
  auto const [rest, error] = std::from_chars(text.data(), end, length);
  if (error != std::errc{} || rest != end || length < 1 || length > longest_term)
    throw BadQuestion("срок «" + text + "» не прочитан: нужно целое число дней от 1 до 9999");
  return length;
}

Unit unit_of(std::string const& text) {
  if (text == "workdays") return Unit::working_days;
  if (text == "days") return Unit::calendar_days;
  throw BadQuestion("единица «" + text + "» неизвестна: есть workdays (рабочие дни) и days (календарные дни)");
}

std::string with_plain_spaces(std::string text) {
  constexpr std::string_view no_break_space = "\u00A0", narrow = "\u202F";
  for (auto const space : {no_break_space, narrow})
    for (std::size_t at = 0; (at = text.find(space, at)) != std::string::npos;) text.replace(at, space.size(), " ");
  return text;
}

DueAnswer wrong(std::string const& why) {
  return {boost::json::serialize(boost::json::object{{"error", why}}), why, false};
}

DueAnswer right(DueDate const& due, std::string const& explanation) {
  boost::json::array skipped;
  for (auto const day : due.skipped) skipped.emplace_back(day.iso());
  boost::json::object const answer{{"due", due.day.iso()},
                                   {"provisional", due.provisional},
                                   {"skipped", std::move(skipped)},
                                   {"explanation", explanation}};
  return {boost::json::serialize(answer), due.day.russian() + "\n" + explanation, true};
}

// "FROM TERM UNIT" and nothing else.
std::optional<DueQuestion> question_of(std::string const& line) {
  std::istringstream words(line);
  DueQuestion question;
  std::string more;
  if (!(words >> question.from >> question.term >> question.unit) || words >> more) return {};
  return question;
}

}  // namespace

DueAnswer answer_due(WorkingCalendar const& calendar, DueQuestion const& question) {
  try {
    Deadline deadline;
    deadline.event = day_of(question.from);
    deadline.term = {length_of(question.term), unit_of(question.unit),
                     question.include_start ? Start::same_day : Start::next_day};
    auto const due = due_date(calendar, deadline);
    return right(due, with_plain_spaces(explained(deadline, due, "")));
  } catch (BadQuestion const& bad) {
    return wrong(bad.what());
  } catch (std::out_of_range const&) {
    return wrong("срок кончается вне календаря: он охватывает 2000–2099 годы");
  }
}

bool answer_lines(WorkingCalendar const& calendar, bool include_start, std::istream& in, std::ostream& out) {
  bool is_right = true;
  for (std::string line; std::getline(in, line);) {
    auto question = question_of(line);
    if (question) question->include_start = include_start;
    auto const answer =
        question ? answer_due(calendar, *question)
                 : wrong("строка не прочитана: нужны дата, срок и единица, например «2026-01-12 15 workdays»");
    is_right = is_right && answer.is_right;
    out << answer.json << '\n';
    if (in.rdbuf()->in_avail() <= 0) out.flush();  // whoever writes the lines may wait for this answer
  }
  return is_right;
}

}  // namespace obereg::calendar
