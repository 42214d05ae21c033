// What applicants think of the service that they got, once a case.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "casework/case.hpp"
#include "platform/database/database.hpp"

namespace obereg::casework {

// The questions, in the order in which they are asked and stored.
enum class Aspect { timeliness, competence, information, filing };
inline constexpr std::array all_aspects{Aspect::timeliness, Aspect::competence, Aspect::information, Aspect::filing};
std::string_view to_text(Aspect aspect);   // "timeliness": the form's input
std::string_view title_of(Aspect aspect);  // Russian

inline constexpr int worst_score = 1, best_score = 5;

struct Rating {
  std::array<int, all_aspects.size()> scores{};  // by all_aspects
  std::string comment;
  Instant rated_at{};
};

// False where the case is rated already.
bool rate(database::Tx& tx, CaseId id, Rating const& rating, AccountId by, Instant now);
std::optional<Rating> rating_of(database::ReadTx& tx, CaseId id);

}  // namespace obereg::casework
