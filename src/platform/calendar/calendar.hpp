// The production calendar of Russia (производственный календарь) and terms counted in its working days (PLT-02).
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/time.hpp"

namespace obereg::calendar {

// What a year changes in the rule «Saturday and Sunday are off».
struct Year {
  bool official = false;         // by decree of the Government; else only what Labour Code art. 112 says
  std::set<LocalDate> days_off;  // weekdays: holidays, transferred days off, days made non-working by decree
  std::set<LocalDate> working_weekends;
};

class WorkingCalendar {
 public:
  explicit WorkingCalendar(std::map<int, Year> years) : years_(std::move(years)) {}

  bool is_working(LocalDate day) const;
  // False where the days off of the year are not known for certain: what is counted through it is preliminary.
  bool is_official(int year) const;

 private:
  std::map<int, Year> years_;
};

// As embedded: 2017 and later. Days made non-working by the President's decree (2020, 2021) count as days off.
WorkingCalendar const& russia();

struct Term {
  LocalDate begins;  // the day of the event; the term is counted from the next one
  int working_days = 0;
  LocalDate ends;                  // its last day, to the end of it
  std::vector<LocalDate> skipped;  // days off in between, in order
  bool preliminary = false;        // it runs through a year whose calendar is not official
};

// The working day that is the `working_days`th after `begins`; at least 1.
Term term_in_working_days(WorkingCalendar const& calendar, LocalDate begins, int working_days);

// "1 рабочий день со дня получения 27.11.2026; не считались 28.11–29.11" and, where it is so, "срок предварительный".
// `event` in the genitive: "получения заявки".
std::string explained(Term const& term, std::string const& event);

}  // namespace obereg::calendar
