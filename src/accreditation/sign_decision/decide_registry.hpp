// What a signed decision does to the registry of accredited organisations.
#pragma once
#include "accreditation/sign_decision/sign_decision.hpp"

namespace obereg::accreditation {

// Answers the record's number; nothing where the decision leaves the registry as it is. Refused where the record is not
// as the officer saw it, or the number that the letter names is taken.
Result<std::optional<std::int64_t>> decide_registry(database::Tx& tx, Actor const& actor, ToDecide const& decided,
                                                    Instant now);

}  // namespace obereg::accreditation
