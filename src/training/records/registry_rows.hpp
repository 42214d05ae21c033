// Rows of the registry: versions of records, inserted under an act and never changed.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "platform/database/database.hpp"
#include "training/acts/act.hpp"
#include "training_rules/model/record.hpp"

namespace obereg::training {

struct RegistryRow {
  TrainingRecord record;  // registry_number is given
  int version = 1;
  std::int64_t place = 0;       // in the signed file, from 0
  std::int64_t source_row = 0;  // of the workbook; 0: none
  bool reimported = false;      // «Создано повторно»
};

// In order of place. `terms_at`: the moment whose terms of validity hold for these rows. Of an entry that of its
// signature; of a correction that of the record's first entry, so that mending a letter never changes how long a
// training holds.
void insert_registry_rows(database::Tx& tx, std::span<RegistryRow const> rows, ActId act, OrganisationId provider,
                          Instant terms_at);

// The rows that an act entered, with places from `first` on, at most `count`, in order of place.
std::vector<RegistryRow> rows_of_act(database::ReadTx& tx, ActId act, std::int64_t first, std::int64_t count);

// «Действует до»: the last day on which the training holds; nothing where it was not successful. The term counts from
// the day of the knowledge check.
std::optional<LocalDate> valid_until(TrainingRecord const& record, int months);

// Leaf of the record's event in the log.
ledger::Hash leaf_of(ledger::EventKind kind, std::string const& number, std::string const& file_hash,
                     std::int64_t place);

}  // namespace obereg::training
