// Lists of revoked certificates that somebody brings as files: a change of the trust list as any other, with its effect
// on people shown before the decision, its place in the history and its undoing (ACC-06).
#pragma once
#include <string>
#include <vector>

#include "access/trust_list/trust_change.hpp"
#include "core/refusal.hpp"

namespace obereg::access {

// The change is prepared by the job that this enqueues. Refused as by read_crl(), and where the list is there already.
Result<std::int64_t> propose_crl(database::Tx& tx, Actor const& actor, std::string const& file, std::string const& name,
                                 Instant now);

// What undoes the version's rows of such lists, as far as they still hold.
std::vector<ChangeRow> undone_crls(database::ReadTx& tx, std::int64_t version, Instant now);

// The change's rows of such lists. One whose CA has left the list meanwhile stays out.
void apply_crls(database::Tx& tx, Actor const& actor, std::int64_t change, Instant now);

}  // namespace obereg::access
