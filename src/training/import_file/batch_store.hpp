// Takes the rows of a file as they come out of its check and stores them in batches under a forming set, asking the
// registry's own rules of each batch.
#pragma once
#include <cstdint>
#include <vector>

#include "platform/database/database.hpp"
#include "training/import_file/findings.hpp"
#include "training/imports/import.hpp"
#include "training/pending/pending_store.hpp"

namespace obereg::training {

// Rows of a batch: short enough that a writer waiting behind one waits well under a second on either engine.
inline constexpr std::int64_t import_batch = 2'000;

// The set stays as it is until the transaction ends. False where it is not being formed any more: another run of the
// job has begun, since this one's process was taken for dead.
bool lock_forming_set(database::Tx& tx, RecordSetId set);

class BatchStore {
 public:
  BatchStore(database::Database& database, Import const& import, RecordSetId set, Findings& findings)
      : database_(database), import_(import), set_(set), findings_(findings) {}

  void record(std::uint32_t row, TrainingRecord&& record);
  void error(CellError const& error) { errors_.push_back(error); }
  // Between two rows: every finding about the rows so far is known.
  void flush(Instant now);
  std::int64_t stored() const { return stored_; }

 private:
  // Nothing of a file with errors is taken, unless the user chose its right rows.
  bool keeps() const { return import_.only_valid || (!findings_.any_error() && errors_.empty()); }
  void store(database::Tx& tx, Instant now);

  database::Database& database_;
  Import const& import_;
  RecordSetId set_;
  Findings& findings_;
  std::vector<PendingRecord> records_;
  std::vector<CellError> errors_;
  std::vector<CellError> registry_errors_, warnings_;  // of the batch in the transaction
  std::int64_t stored_ = 0, kept_ = 0;
};

}  // namespace obereg::training
