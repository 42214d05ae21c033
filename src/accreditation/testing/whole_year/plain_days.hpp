// Working days of 2026 and of the first months of 2027 for the test of a whole year, written down anew and counted day
// by day: nothing of it is the product's. Header only.
#pragma once
#include <set>
#include <stdexcept>
#include <string>

#include "core/time.hpp"

namespace obereg::accreditation::whole_year {

// Постановление Правительства от 24.09.2025 № 1466 for 2026; статья 112 ТК РФ for 2027.
class PlainDays {
 public:
  bool works(LocalDate day) const {
    if (day < of("2026-01-01") || day > of("2027-04-30")) throw std::logic_error("no plain day " + day.iso());
    if (working_.contains(day.iso())) return true;
    // 1 January 1970 was a Thursday.
    auto const weekday = (day.days().time_since_epoch().count() + 3) % 7;
    return weekday < 5 && !off_.contains(day.iso());
  }
  void rest_on(std::string const& day) { off_.insert(day); }
  void work_again_on(std::string const& day) { off_.erase(day); }
  void transfer(std::string const& from, std::string const& to) {
    working_.insert(from);
    off_.insert(to);
  }
  // The Government has set 2027, with these days off beside those there are.
  void make_2027_official(std::set<std::string> const& further) {
    official_2027_ = true;
    off_.insert(further.begin(), further.end());
  }

  struct End {
    LocalDate day;
    bool provisional = false;
  };
  // ГК РФ, статьи 191 и 193.
  End end(LocalDate event, int length, bool of_working_days) const {
    auto day = event.plus_days(1);
    bool unsure = of_working_days && is_unsure(day);
    for (int left = length;; day = day.plus_days(1)) {
      if (of_working_days) unsure = unsure || is_unsure(day);
      if (!of_working_days || works(day)) --left;
      if (left == 0) break;
    }
    unsure = unsure || is_unsure(day);
    while (!works(day)) day = day.plus_days(1);
    return {day, unsure || is_unsure(day)};
  }
  // The first moment that is too late: midnight in Moscow.
  static Instant too_late(LocalDate day) { return midnight(day.plus_days(1)); }
  static Instant midnight(LocalDate day) {
    return Instant{std::chrono::milliseconds{(day.days().time_since_epoch().count() * 24 - 3) * 3'600'000}};
  }
  static LocalDate day_of(Instant moment) {
    auto const hours = std::chrono::floor<std::chrono::hours>(moment.time_since_epoch()).count() + 3;
    return of("1970-01-01").plus_days(static_cast<int>(hours / 24));
  }
  static LocalDate of(std::string const& iso) { return LocalDate::parse_iso(iso).value(); }

 private:
  bool is_unsure(LocalDate day) const { return day.year() == 2027 && !official_2027_; }

  std::set<std::string> working_;
  std::set<std::string> off_{"2026-01-01", "2026-01-02", "2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08",
                             "2026-01-09", "2026-02-23", "2026-03-09", "2026-05-01", "2026-05-11", "2026-06-12",
                             "2026-11-04", "2026-12-31", "2027-01-01", "2027-01-04", "2027-01-05", "2027-01-06",
                             "2027-01-07", "2027-01-08", "2027-02-23", "2027-03-08"};
  bool official_2027_ = false;
};

}  // namespace obereg::accreditation::whole_year
