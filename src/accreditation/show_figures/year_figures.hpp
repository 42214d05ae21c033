// A year of the service in figures, month by month.
#pragma once
#include <array>

#include "casework/figures/figures.hpp"

namespace obereg::accreditation {

struct MonthFigures {
  casework::FiledFigures filed;
  casework::ClosedFigures closed;
  casework::ComplaintFigures complaints;
  casework::RatingFigures ratings;

  MonthFigures& operator+=(MonthFigures const& other);
};

struct YearFigures {
  int year = 0;
  std::array<MonthFigures, 12> months;
  casework::OpenFigures open;  // now, whatever the year
  MonthFigures total() const;
};

// Months begin at midnight where the clock is `zone` ahead of UTC.
YearFigures figures_of(database::ReadTx& tx, int year, std::chrono::minutes zone, Instant now);

// "4,2 из 5"; "нет оценок" without any.
std::string average_score(casework::RatingFigures const& ratings, casework::Aspect aspect);
// "12 из 20 (60 %)", rounded down so that nothing short of all is 100 %; "0" of nothing.
std::string share_of(std::int64_t part, std::int64_t whole);

}  // namespace obereg::accreditation
