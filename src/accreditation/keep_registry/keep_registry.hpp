// Whoever keeps the registry enters what the ministry has decided (ACR-10, ACR-12): each with its audit record.
#pragma once
#include "accreditation_registry/store.hpp"
#include "core/actor.hpp"

namespace obereg::accreditation {

Result<std::int64_t> record_accreditation(database::Tx& tx, Actor const& actor, NewAccreditation const& wanted,
                                          LocalDate today, Instant now);
Result<int> record_decision(database::Tx& tx, Actor const& actor, Change const& wanted, LocalDate today, Instant now);

}  // namespace obereg::accreditation
