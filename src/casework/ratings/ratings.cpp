#include "casework/ratings/ratings.hpp"

#include <stdexcept>

#include "casework/ratings/queries.hpp"

namespace obereg::casework {

namespace sql = obereg::sql::casework::ratings;

std::string_view to_text(Aspect aspect) {
  switch (aspect) {
    case Aspect::timeliness:
      return "timeliness";
    case Aspect::competence:
      return "competence";
    case Aspect::information:
      return "information";
    case Aspect::filing:
      return "filing";
  }
  throw std::logic_error("an unknown aspect of a rating");
}

std::string_view title_of(Aspect aspect) {
  switch (aspect) {
    case Aspect::timeliness:
      return "Сроки";
    case Aspect::competence:
      return "Компетентность сотрудников";
    case Aspect::information:
      return "Сведения о порядке, сроках и документах";
    case Aspect::filing:
      return "Подача заявления";
  }
  throw std::logic_error("an unknown aspect of a rating");
}

bool rate(database::Tx& tx, CaseId id, Rating const& rating, AccountId by, Instant now) {
  auto const& scores = rating.scores;
  return tx.exec(sql::insert_rating, {{"case_id", id},
                                      {"timeliness", scores[0]},
                                      {"competence", scores[1]},
                                      {"information", scores[2]},
                                      {"filing", scores[3]},
                                      {"comment", rating.comment},
                                      {"by", by},
                                      {"now", now}}) == 1;
}

std::optional<Rating> rating_of(database::ReadTx& tx, CaseId id) {
  return tx.find_one(sql::find_rating, {{"case_id", id}}, [](database::Row const& row) {
    Rating rating;
    for (std::size_t aspect = 0; aspect < rating.scores.size(); ++aspect)
      rating.scores[aspect] = static_cast<int>(row.integer(static_cast<int>(aspect)));
    rating.comment = row.string(4);
    rating.rated_at = row.moment(5);
    return rating;
  });
}

}  // namespace obereg::casework
