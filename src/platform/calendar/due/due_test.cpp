// Against a day-by-day count that shares nothing with the engine but the table of days.
#include "platform/calendar/due/due.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <random>

#include "platform/assets/assets.hpp"

namespace obereg::calendar {
namespace {

using Days = std::chrono::sys_days;

// Every length of days that seeds 002 and 004 name, and what else is asked for.
constexpr int lengths[] = {1, 2, 3, 5, 6, 7, 10, 15, 20, 25, 30, 60};

Days sys(LocalDate day) {
  return day.days();
}

// What the brute force knows of days: read from the table's text, and 2028 typed from a wall calendar.
struct PlainDays {
  std::set<Days> off, on;

  PlainDays() {
    auto const file = boost::json::parse(assets::find("src/platform/calendar/russia.json"));
    for (auto const& [number, year] : file.at("years").as_object()) {
      add(off, year.at("holidays"));
      add(off, year.at("by_decree"));
      add(on, year.at("working_weekends"));
    }
    for (auto const* day : {"2028-01-03", "2028-01-04", "2028-01-05", "2028-01-06", "2028-01-07", "2028-02-23",
                            "2028-03-08", "2028-05-01", "2028-05-09", "2028-06-12", "2028-11-06"})
      off.insert(LocalDate::parse_iso(day)->days());
  }
  static void add(std::set<Days>& days, boost::json::value const& list) {
    for (auto const& day : list.as_array()) days.insert(LocalDate::parse_iso(day.as_string())->days());
  }
  bool is_off(Days day) const {
    auto const weekday = std::chrono::weekday{day}.iso_encoding();
    return weekday >= 6 ? on.count(day) == 0 : off.count(day) > 0;
  }
};

bool is_in(std::vector<Pause> const& pauses, Days day) {
  for (auto const& pause : pauses)
    if (sys(pause.from) <= day && day < sys(pause.until)) return true;
  return false;
}

struct Walked {
  Days due;
  std::vector<Days> skipped;
  bool provisional = false;
};

// One day after the other, as with a finger on a wall calendar.
Walked walk(PlainDays const& plain, Deadline const& deadline) {
  Walked walked{sys(deadline.event), {}};
  if (deadline.term.start == Start::same_day) walked.due -= std::chrono::days{1};
  bool const working = deadline.term.unit == Unit::working_days;
  auto const is_uncertain = [](Days day) { return day >= Days{std::chrono::year{2027} / 1 / 1}; };
  for (int left = deadline.term.length + deadline.extended_by; left > 0;) {
    walked.due += std::chrono::days{1};
    if (working && is_uncertain(walked.due)) walked.provisional = true;
    if (is_in(deadline.pauses, walked.due)) continue;
    if (working && plain.is_off(walked.due))
      walked.skipped.push_back(walked.due);
    else
      --left;
  }
  while (!working && (plain.is_off(walked.due) || is_in(deadline.pauses, walked.due))) {
    if (!is_in(deadline.pauses, walked.due)) walked.skipped.push_back(walked.due);
    walked.due += std::chrono::days{1};
  }
  walked.provisional = walked.provisional || is_uncertain(walked.due);
  return walked;
}

std::string told(Deadline const& deadline) {
  auto text = deadline.event.iso() + " " + std::to_string(deadline.term.length) +
              (deadline.term.unit == Unit::working_days ? " workdays" : " days") +
              (deadline.term.start == Start::same_day ? " with the day" : "");
  for (auto const& pause : deadline.pauses) text += ", paused " + pause.from.iso() + " to " + pause.until.iso();
  return text;
}

// True where both agree; the first that differ are told.
bool agree(PlainDays const& plain, WorkingCalendar const& calendar, Deadline const& deadline) {
  auto const walked = walk(plain, deadline);
  auto const due = due_date(calendar, deadline);
  bool same = due.day.days() == walked.due && due.provisional == walked.provisional &&
              due.skipped.size() == walked.skipped.size() &&
              due_day(calendar, deadline) == DueDay{due.day, due.provisional};
  for (std::size_t i = 0; same && i < due.skipped.size(); ++i) same = due.skipped[i].days() == walked.skipped[i];
  if (deadline.pauses.empty() && deadline.extended_by == 0)
    same = same && due_day(calendar, deadline.event, deadline.term) == DueDay{due.day, due.provisional};
  EXPECT_TRUE(same) << told(deadline) << ": " << due.day.iso() << " and not "
                    << LocalDate::at(walked.due, std::chrono::minutes{0}).iso();
  return same;
}

TEST(Due, PLT_02_every_start_day_of_2017_to_2027_and_every_term_agree_with_a_day_by_day_count) {
  PlainDays const plain;
  int checked = 0;
  for (auto day = LocalDate::of(2017, 1, 1).value(); day.year() < 2028; day = day.plus_days(1))
    for (auto const length : lengths)
      for (auto const unit : {Unit::working_days, Unit::calendar_days})
        for (auto const start : {Start::next_day, Start::same_day}) {
          ASSERT_TRUE(agree(plain, russia(), {day, {length, unit, start}}));
          ++checked;
        }
  EXPECT_EQ(checked, 4017 * 12 * 4);
}

TEST(Due, PLT_02_pauses_and_extensions_agree_with_a_day_by_day_count) {
  PlainDays const plain;
  std::mt19937 random(20261126);  // the same cases every time
  auto const up_to = [&random](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
  for (int round = 0; round < 20000; ++round) {
    Deadline deadline{LocalDate::of(2017, 1, 1)->plus_days(up_to(3900)),
                      {lengths[up_to(11)], up_to(1) ? Unit::working_days : Unit::calendar_days,
                       up_to(1) ? Start::next_day : Start::same_day},
                      up_to(2) == 0 ? lengths[up_to(11)] : 0,
                      {}};
    for (int count = up_to(3); count > 0; --count) {
      auto const from = deadline.event.plus_days(up_to(50) - 5);
      deadline.pauses.push_back({from, from.plus_days(1 + up_to(40))});
    }
    ASSERT_TRUE(agree(plain, russia(), deadline));
  }
}

TEST(Due, PLT_02_decree_days_can_count_as_working_days) {
  PlainDays plain;
  auto const file = boost::json::parse(assets::find("src/platform/calendar/russia.json"));
  for (auto const* year : {"2020", "2021"})
    for (auto const& day : file.at("years").at(year).at("by_decree").as_array())
      plain.off.erase(LocalDate::parse_iso(day.as_string())->days());
  WorkingCalendar const calendar(russia().years(), DecreeDays::working);
  for (auto day = LocalDate::of(2020, 1, 1).value(); day.year() < 2022; day = day.plus_days(1))
    for (auto const length : lengths)
      for (auto const unit : {Unit::working_days, Unit::calendar_days})
        ASSERT_TRUE(agree(plain, calendar, {day, {length, unit}}));
}

TEST(Due, PLT_02_days_off_of_a_region_are_passed_over_where_it_is_asked_for) {
  PlainDays plain;
  auto const regional = LocalDate::of(2026, 8, 31).value();
  plain.off.insert(regional.days());
  WorkingCalendar const calendar(russia().years(), DecreeDays::off, {regional});
  for (auto day = LocalDate::of(2026, 7, 1).value(); day.month() < 10; day = day.plus_days(1))
    for (auto const length : lengths)
      for (auto const unit : {Unit::working_days, Unit::calendar_days})
        ASSERT_TRUE(agree(plain, calendar, {day, {length, unit}}));
}

TEST(Due, PLT_02_nonsense_is_refused_and_the_end_of_the_calendar_is_not_passed) {
  auto const day = LocalDate::of(2026, 1, 12).value();
  EXPECT_THROW(due_day(russia(), day, {0}), std::logic_error);
  EXPECT_THROW(due_day(russia(), {day, {5}, -1, {}}), std::logic_error);
  EXPECT_THROW(due_day(russia(), {day, {5}, 0, {{day, day}}}), std::logic_error);
  EXPECT_THROW(due_day(russia(), LocalDate::of(2099, 12, 30).value(), {5}), std::out_of_range);
  EXPECT_THROW(due_day(russia(), LocalDate::of(2099, 12, 30).value(), {5, Unit::calendar_days}), std::out_of_range);
  EXPECT_THROW(due_day(russia(), LocalDate::of(1999, 12, 30).value(), {5}), std::out_of_range);
}

}  // namespace
}  // namespace obereg::calendar
