// Records as submitted, until their set is entered: «Записи, ожидающие добавления в реестр».
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "core/id.hpp"
#include "platform/database/database.hpp"
#include "training_rules/model/record.hpp"

namespace obereg::training {

struct PendingRecord {
  std::int64_t id = 0;  // 0: not stored yet
  OrganisationId organisation;
  std::optional<RecordSetId> set;  // nothing: waits to be chosen into a set
  std::int64_t place = 0;          // in the set, from 0
  std::int64_t source_row = 0;     // of the workbook, as Excel numbers it; 0: none
  TrainingRecord record;
};

void insert_pending(database::Tx& tx, std::span<PendingRecord const> records, AccountId author, Instant now);

// The records of a set with places from `first` on, at most `count`, in order of place.
std::vector<PendingRecord> pending_of_set(database::ReadTx& tx, RecordSetId set, std::int64_t first,
                                          std::int64_t count);

// Deletes at most `count` records of the set and returns how many: the whole set goes in several short transactions.
std::int64_t delete_pending_of_set(database::Tx& tx, RecordSetId set, std::int64_t count);

}  // namespace obereg::training
