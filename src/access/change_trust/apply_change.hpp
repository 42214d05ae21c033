// The decision on a prepared change of the trust list. One decision is taken once, whoever takes it.
#pragma once
#include "access/trust_list/trust_change.hpp"
#include "core/refusal.hpp"

namespace obereg::access {

enum class Applied {
  now,
  before,  // by the same person: a double click
  stale    // the list has changed since the difference was made, which is being made anew; nothing was changed
};

// All of the change or nothing, with its number and an audit record. Refused where it is not ready, or where somebody
// else has decided.
Result<Applied> apply_change(database::Tx& tx, Actor const& actor, std::int64_t change, Instant now);
Result<void> reject_change(database::Tx& tx, Actor const& actor, std::int64_t change, Instant now);

}  // namespace obereg::access
