// Records that wait to be chosen into a set: looked through, added by the form, changed, deleted (TRN-02).
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "training/pending/pending_store.hpp"
#include "training_rules/model/rules.hpp"

namespace obereg::training {

struct LoosePage {
  std::vector<PendingRecord> records;
  bool more = false;
};
// Records of the organisation in no set, by id above `after`. `sought`: the beginning of a surname, or a whole number,
// СНИЛС or employer's ИНН; "" for all.
LoosePage loose_records(database::ReadTx& tx, OrganisationId organisation, std::string const& sought,
                        std::int64_t after, std::size_t count);
std::vector<std::int64_t> loose_ids(database::ReadTx& tx, OrganisationId organisation);

struct PendingCounts {
  std::int64_t loose = 0, sets_to_sign = 0, imports_checked = 0;
};
PendingCounts pending_counts(database::ReadTx& tx, OrganisationId organisation);

Result<PendingRecord> own_loose_record(database::ReadTx& tx, Actor const& actor, std::optional<std::int64_t> id);

// Stores the record in place of the record `replaced` (0: a new one). Where a rule of the registry forbids it, refused,
// and `errors` say why. Adding the very same record twice (a double click) stores it once.
Result<bool> save_pending(database::Tx& tx, Actor const& actor, std::int64_t replaced, TrainingRecord record,
                          std::vector<CellError>& errors, Instant now);

// Deletes those of the ids that are the organisation's and in no set; returns how many.
std::int64_t delete_loose(database::Tx& tx, Actor const& actor, std::vector<std::int64_t> const& ids, Instant now);

}  // namespace obereg::training
