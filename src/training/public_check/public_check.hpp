// The public check of one record (TRN-15): by its number and the person's surname. Says whether the training holds, and
// no personal data beyond what was typed. A wrong surname and an unknown number are answered alike. One address can ask
// only so often, and of one number only so many surnames are tried, from wherever.
#pragma once
#include <optional>
#include <string>

#include "core/refusal.hpp"
#include "platform/database/database.hpp"
#include "training/registry/standing_record.hpp"

namespace obereg::training {

inline constexpr int most_checks = 30;          // by one network in one period of platform/attempts
inline constexpr int most_wrong_surnames = 30;  // for one number in one period

struct PublicCheck {
  std::string address, number, last_name;
};
// Counts the attempt, and answers it: nothing where number and surname do not go together, refused where the address or
// the number has used up its attempts. Counted in the database, since several processes serve one site.
Result<std::optional<StandingRecord>> check_publicly(database::Tx& tx, PublicCheck const& check, Instant now);

// Counts a look at an extract by its code, apart from the checks of numbers and by a limit of the same size; false
// where the address has used up its looks.
bool may_open_extract(database::Tx& tx, std::string const& address, Instant now);

}  // namespace obereg::training
