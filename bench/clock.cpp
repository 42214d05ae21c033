// Due dates by the calendar's tables of sums, beside a plain count of day after day, by one core:
//   bench_clock
// Both get the same questions and must agree on every answer.
#include <fmt/format.h>

#include <random>
#include <stdexcept>
#include <vector>

#include "measuring/figures.hpp"
#include "platform/calendar/due/explained.hpp"

namespace {

using namespace obereg;
using calendar::Term;
using calendar::Unit;

constexpr double least_millions = 10;
constexpr double million = 1e6;
constexpr std::size_t questions = 1'000'000;
constexpr int rounds = 9, explained_each = 20;

struct Question {
  LocalDate event;
  Term term;
};

// Every length that seed 002 names, from days of 2017–2026.
std::vector<Question> ask() {
  constexpr int lengths[] = {1, 3, 5, 10, 15, 20, 25, 30};
  std::mt19937 random(2334);
  std::vector<Question> asked;
  for (std::size_t i = 0; i < questions; ++i)
    asked.push_back(
        {LocalDate::of(2017, 1, 1)->plus_days(static_cast<int>(random() % 3650)),
         {lengths[random() % std::size(lengths)], random() % 4 == 0 ? Unit::calendar_days : Unit::working_days,
          random() % 4 == 0 ? calendar::Start::same_day : calendar::Start::next_day}});
  return asked;
}

// The days of the year off, looked at one after the other: what a program without tables of sums does.
LocalDate day_by_day(calendar::WorkingCalendar const& days, Question const& question) {
  auto day = question.event;
  if (question.term.start == calendar::Start::same_day) day = day.plus_days(-1);
  for (int left = question.term.length; left > 0;) {
    day = day.plus_days(1);
    if (question.term.unit == Unit::calendar_days || days.is_working(day)) --left;
  }
  while (!days.is_working(day)) day = day.plus_days(1);
  return day;
}

// Questions a second of processor time. The sum keeps the work from being left out.
template <class Answer>
double rate(std::vector<Question> const& asked, std::int64_t& sum, Answer const& answer) {
  auto const began = bench::processor_seconds();
  for (auto const& question : asked) sum += answer(question).days().time_since_epoch().count();
  return static_cast<double>(asked.size()) / (bench::processor_seconds() - began);
}

double explained_rate(std::vector<Question> const& asked) {
  std::size_t length = 0;
  auto const began = bench::processor_seconds();
  for (std::size_t i = 0; i < asked.size(); i += explained_each) {
    calendar::Deadline const deadline{asked[i].event, asked[i].term};
    length += explained(deadline, due_date(calendar::russia(), deadline), "регистрации").size();
  }
  auto const seconds = bench::processor_seconds() - began;
  if (length == 0) throw std::runtime_error("nothing was explained");
  return static_cast<double>(asked.size()) / static_cast<double>(explained_each) / seconds;
}

}  // namespace

int main() {
  auto const asked = ask();
  auto const& days = calendar::russia();
  std::vector<double> by_sums, by_day, with_words;
  for (int round = 0; round < rounds; ++round) {
    std::int64_t sums = 0, walked = 0;
    by_sums.push_back(rate(asked, sums, [&](Question const& one) { return due_day(days, one.event, one.term).day; }));
    by_day.push_back(rate(asked, walked, [&](Question const& one) { return day_by_day(days, one); }));
    with_words.push_back(explained_rate(asked));
    if (sums != walked) throw std::runtime_error("the two counts do not agree");
  }
  auto const median = bench::median(by_sums) / million, plain = bench::median(by_day) / million;
  bench::print_figure("due dates, millions a second of processor time", median, "", bench::Goal::at_least,
                      least_millions);
  bench::print_note(fmt::format("a plain count of day after day: {:.2f}, {:.1f} times less", plain, median / plain));
  bench::print_note(fmt::format("with the skipped days and the sentence: {:.2f}", bench::median(with_words) / million));
}
