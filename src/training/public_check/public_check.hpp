// The public check of one record (TRN-15): by its number and the person's surname. Says whether the training holds, and
// no personal data beyond what was typed. A wrong surname and an unknown number are answered alike, and one address can
// ask only so often.
#pragma once
#include <optional>
#include <string>

#include "platform/database/database.hpp"
#include "training/registry/standing_record.hpp"

namespace obereg::training {

std::optional<StandingRecord> check_publicly(database::ReadTx& tx, std::string const& number,
                                             std::string const& last_name);

inline constexpr int most_checks = 30;  // by one address in one period
inline constexpr std::chrono::minutes check_period{10};
// Counts this attempt; false where the address has used up its attempts. Counted in the database, since several
// processes serve one site.
bool may_check(database::Tx& tx, std::string const& address, Instant now);

}  // namespace obereg::training
