// The head names who takes the queue of an absent officer on given days (ACR-06).
#pragma once
#include <string>

#include "casework/substitutes/substitutes.hpp"
#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/web/settings.hpp"

namespace obereg::accreditation {

struct Absence {
  AccountId officer, substitute;
  LocalDate from, until;  // both included
};

// Audit record and a letter to the substitute. Refused: officer_unknown, substitute_named, substitute_absent.
Result<void> name_substitute(database::Tx& tx, web::Settings const& settings, Actor const& actor,
                             Absence const& absence, Instant now);
// Refused: substitute_not_found.
Result<void> end_substitute(database::Tx& tx, Actor const& actor, std::int64_t id, Instant now);

}  // namespace obereg::accreditation
