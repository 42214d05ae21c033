// The production calendar of Russia (производственный календарь): which days are working (PLT-02). Terms are counted by
// it in due/due.hpp. docs/clock.md says where its table comes from and how an administrator changes it.
#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/time.hpp"

namespace obereg::calendar {

// What a year changes in the rule «Saturday and Sunday are off».
struct Year {
  bool official = false;          // by decree of the Government; else only what Labour Code art. 112 says
  std::string source;             // the document that says so, in Russian
  std::set<LocalDate> holidays;   // weekdays off by law, or because the Government moved a day off there
  std::set<LocalDate> by_decree;  // weekdays made non-working, with pay, by the President's decree: 2020 and 2021
  std::set<LocalDate> working_weekends;
  std::set<LocalDate> shortened;  // working days that are an hour shorter
  std::set<LocalDate> shortened_if_decree_days_work;
  std::map<LocalDate, LocalDate> transfers;  // where a day off was moved from, and where to
};

enum class DayKind : std::uint8_t { working, shortened, weekend, holiday, by_decree, regional };

// Whether days made non-working by the President's decree count as days off. Each regulation decides; off by default.
enum class DecreeDays { off, working };

// Days of 2000–2099. A year that is not in the table has the days off of the Labour Code alone, and is not official.
class WorkingCalendar {
 public:
  static constexpr int first_year = 2000, last_year = 2099;

  // `regional`: days off of the one region that the calendar is for.
  explicit WorkingCalendar(std::map<int, Year> years, DecreeDays decree_days = DecreeDays::off,
                           std::set<LocalDate> regional = {});

  // The others throw std::out_of_range for a day that is not covered.
  static bool covers(LocalDate day) { return day.year() >= first_year && day.year() <= last_year; }
  DayKind kind_of(LocalDate day) const;
  bool is_working(LocalDate day) const;
  // False where the days off of the year are not known for certain: what is counted through it is provisional.
  bool is_official(int year) const;
  // Working days from `from` to the day before `until`; 0 where there is no day between.
  int working_days_between(LocalDate from, LocalDate until) const;
  // The working day that is the `number`th from `from` on, which itself is the first if it is working; from 1.
  LocalDate working_day(LocalDate from, int number) const;

  std::map<int, Year> const& years() const { return years_; }  // of the table
  // As the table has it, or by the Labour Code where it has none.
  Year const& year(int number) const;
  DecreeDays decree_days() const { return decree_days_; }
  std::set<LocalDate> const& regional() const { return regional_; }

 private:
  void lay_out(Year const& year);
  void count_up();
  std::size_t index_of(LocalDate day) const;

  std::map<int, Year> years_;
  DecreeDays decree_days_;
  std::set<LocalDate> regional_;
  std::vector<DayKind> kinds_;         // of each day from 1 January of first_year
  std::vector<std::int32_t> before_;   // working days before that day; one more at the end
  std::vector<std::int32_t> working_;  // where the working days stand in kinds_
  std::vector<bool> official_;         // by year from first_year
};

// As embedded: 2017 and later.
WorkingCalendar const& russia();

std::string_view title_of(DayKind kind);  // «рабочий день», «выходной» …

}  // namespace obereg::calendar
