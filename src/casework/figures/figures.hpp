// Figures of a service in a span of time, counted from its cases, complaints and ratings.
#pragma once
#include <array>
#include <string_view>

#include "casework/ratings/ratings.hpp"

namespace obereg::casework {

struct Span {
  Instant from, until;  // from the former, before the latter
};

// By the day of registration.
struct FiledFigures {
  std::int64_t all = 0;
  std::int64_t electronic = 0;  // by the portal
};
FiledFigures filed_in(database::ReadTx& tx, std::string_view service, Span span);

// By the day on which a case was closed. Withdrawn ones have no result and are never late.
struct ClosedFigures {
  std::int64_t granted = 0, refused = 0, withdrawn = 0;
  std::int64_t late = 0;  // of those granted and refused: after the end of the service's term
  std::int64_t decided() const { return granted + refused; }
};
ClosedFigures closed_in(database::ReadTx& tx, std::string_view service, Span span);

// By the day of registration.
struct ComplaintFigures {
  std::int64_t all = 0;
  std::int64_t about_terms = 0;  // with the subject "term"
  std::int64_t upheld = 0;       // by now
};
ComplaintFigures complaints_in(database::ReadTx& tx, std::string_view service, Span span);

struct RatingFigures {
  std::int64_t count = 0;
  std::array<std::int64_t, all_aspects.size()> sums{};  // of scores, by all_aspects
};
RatingFigures ratings_in(database::ReadTx& tx, std::string_view service, Span span);

// Open cases and, of them, those past the end of the service's term.
struct OpenFigures {
  std::int64_t all = 0, late = 0;
};
OpenFigures open_at(database::ReadTx& tx, std::string_view service, Instant now);

}  // namespace obereg::casework
