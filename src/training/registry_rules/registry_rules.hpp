// The rules of a record that only the server can ask, since they need the registry and what waits to enter it:
// TRN-04, TRN-09 and the numbers of other providers.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "platform/database/database.hpp"
#include "training/pending/pending_store.hpp"
#include "training_rules/model/rules.hpp"

namespace obereg::training {

// One provider sent in a number that another one holds.
struct NumberClaim {
  std::string number;
  OrganisationId holder;
};

struct RegistryFindings {
  std::vector<CellError> errors;    // of each row at most one
  std::vector<CellError> warnings;  // of rows that may enter all the same
  std::vector<NumberClaim> claims;
};

// Of the records that stand in the set at places from `first` on; `records` are the same ones. The set itself must not
// count as waiting: it is in state forming.
RegistryFindings registry_findings(database::ReadTx& tx, RecordSetId set, std::int64_t first,
                                   std::span<PendingRecord const> records);

// The ministry decides who is right. A claim made again opens no second dispute while the first waits; after its
// decision it does.
void open_disputes(database::Tx& tx, std::span<NumberClaim const> claims, OrganisationId claimant,
                   std::optional<std::int64_t> import, Instant now);

}  // namespace obereg::training
