#include "casework/figures/figures.hpp"

#include "casework/figures/queries.hpp"

namespace obereg::casework {

namespace sql = obereg::sql::casework::figures;

FiledFigures filed_in(database::ReadTx& tx, std::string_view service, Span span) {
  return tx.get_one(sql::filed, {{"service", service}, {"from", span.from}, {"until", span.until}},
                    [](database::Row const& row) {
                      return FiledFigures{row.integer(0), row.integer(1)};
                    });
}

ClosedFigures closed_in(database::ReadTx& tx, std::string_view service, Span span) {
  return tx.get_one(sql::closed, {{"service", service}, {"from", span.from}, {"until", span.until}},
                    [](database::Row const& row) {
                      return ClosedFigures{row.integer(0), row.integer(1), row.integer(2), row.integer(3)};
                    });
}

ComplaintFigures complaints_in(database::ReadTx& tx, std::string_view service, Span span) {
  return tx.get_one(sql::complaints, {{"service", service}, {"from", span.from}, {"until", span.until}},
                    [](database::Row const& row) {
                      return ComplaintFigures{row.integer(0), row.integer(1), row.integer(2)};
                    });
}

RatingFigures ratings_in(database::ReadTx& tx, std::string_view service, Span span) {
  return tx.get_one(sql::ratings, {{"service", service}, {"from", span.from}, {"until", span.until}},
                    [](database::Row const& row) {
                      RatingFigures figures{row.integer(0), {}};
                      for (std::size_t aspect = 0; aspect < figures.sums.size(); ++aspect)
                        figures.sums[aspect] = row.integer(static_cast<int>(aspect) + 1);
                      return figures;
                    });
}

OpenFigures open_at(database::ReadTx& tx, std::string_view service, Instant now) {
  return tx.get_one(sql::open, {{"service", service}, {"now", now}}, [](database::Row const& row) {
    return OpenFigures{row.integer(0), row.integer(1)};
  });
}

}  // namespace obereg::casework
