#include "accreditation/show_figures/year_figures.hpp"

#include <fmt/format.h>

#include "accreditation/application/application.hpp"
#include "platform/html/format.hpp"

namespace obereg::accreditation {

MonthFigures& MonthFigures::operator+=(MonthFigures const& other) {
  filed.all += other.filed.all;
  filed.electronic += other.filed.electronic;
  closed.granted += other.closed.granted;
  closed.refused += other.closed.refused;
  closed.withdrawn += other.closed.withdrawn;
  closed.late += other.closed.late;
  complaints.all += other.complaints.all;
  complaints.about_terms += other.complaints.about_terms;
  complaints.upheld += other.complaints.upheld;
  ratings.count += other.ratings.count;
  for (std::size_t at = 0; at < ratings.sums.size(); ++at) ratings.sums[at] += other.ratings.sums[at];
  return *this;
}

MonthFigures YearFigures::total() const {
  MonthFigures sum;
  for (auto const& month : months) sum += month;
  return sum;
}

YearFigures figures_of(database::ReadTx& tx, int year, std::chrono::minutes zone, Instant now) {
  YearFigures figures;
  figures.year = year;
  auto const first = LocalDate::of(year, 1, 1).value();
  for (int month = 0; month < 12; ++month) {
    casework::Span const span{Instant{first.plus_months(month).days()} - zone,
                              Instant{first.plus_months(month + 1).days()} - zone};
    figures.months.at(static_cast<std::size_t>(month)) = {
        casework::filed_in(tx, service_name, span), casework::closed_in(tx, service_name, span),
        casework::complaints_in(tx, service_name, span), casework::ratings_in(tx, service_name, span)};
  }
  figures.open = casework::open_at(tx, service_name, now);
  return figures;
}

std::string average_score(casework::RatingFigures const& ratings, casework::Aspect aspect) {
  if (ratings.count == 0) return "нет оценок";
  auto const tenths = (ratings.sums.at(static_cast<std::size_t>(aspect)) * 20 + ratings.count) / (2 * ratings.count);
  return fmt::format("{},{} из {}", tenths / 10, tenths % 10, casework::best_score);
}

std::string share_of(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return "0";
  return fmt::format("{} из {} ({}\u00a0%)", html::number(part), html::number(whole), part * 100 / whole);
}

}  // namespace obereg::accreditation
