// Whether a record may be corrected or annulled now.
#pragma once
#include <string>

#include "core/id.hpp"
#include "core/refusal.hpp"
#include "training/registry/standing_record.hpp"

namespace obereg::training {

// A refusal for what does not exist or is annulled already.
Result<StandingRecord> record_to_change(database::ReadTx& tx, std::string const& number);

// A record of this provider, else a refusal as if it did not exist.
Result<StandingRecord> own_record_to_change(database::ReadTx& tx, OrganisationId provider, std::string const& number);

// The number of another standing record that tells the same event (TRN-09), or "".
std::string same_event(database::ReadTx& tx, TrainingRecord const& record);

}  // namespace obereg::training
