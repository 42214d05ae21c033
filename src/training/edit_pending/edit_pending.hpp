// Records that wait to be chosen into a set: looked through, added by the form, changed, deleted (TRN-02).
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "training/pending/pending_store.hpp"
#include "training/registry_rules/obstacles.hpp"
#include "training/registry_rules/registry_rules.hpp"
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
// Of all of them, in order.
std::vector<std::int64_t> loose_ids(database::ReadTx& tx, OrganisationId organisation, std::string const& sought);

struct PendingCounts {
  std::int64_t loose = 0, sets_to_sign = 0, imports_checked = 0;
};
PendingCounts pending_counts(database::ReadTx& tx, OrganisationId organisation);

Result<PendingRecord> own_loose_record(database::ReadTx& tx, Actor const& actor, std::optional<std::int64_t> id);

// What stands in a record, for a form to say which state of it was changed there.
std::string fingerprint(TrainingRecord const& record);

struct Replaced {
  std::int64_t id = 0;      // 0: a new record is added
  std::string fingerprint;  // of the record as the form showed it
};
// Why a record was not saved.
struct SaveFindings {
  std::vector<CellError> errors;
  std::vector<NumberClaim> claims;  // numbers that another provider holds: open_disputes() is for the caller
  std::int64_t same = 0;            // the very same record that waits already
};
// Stores the record, or changes the one it replaces. Refused where a rule of the registry forbids it, where the very
// same record waits already, and where the replaced one was changed since the form was opened; `findings` say why.
Result<bool> save_pending(database::Tx& tx, Actor const& actor, Replaced const& replaced, TrainingRecord record,
                          SaveFindings& findings, Instant now);

// «Сформировать набор»: refused where some of the records stand in the registry already, or twice among the chosen.
Result<RecordSetId> form_checked_set(database::Tx& tx, Actor const& actor, std::vector<std::int64_t> const& ids,
                                     Obstacles& obstacles, Instant now);

// Deletes those of the ids that are the organisation's and in no set; returns how many.
std::int64_t delete_loose(database::Tx& tx, Actor const& actor, std::vector<std::int64_t> const& ids, Instant now);

}  // namespace obereg::training
