#include "training/import_file/batch_store.hpp"

#include <algorithm>
#include <set>

#include "training/import_file/queries.hpp"
#include "training/registry_rules/registry_rules.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::import_file;

namespace {

void number_places(std::vector<PendingRecord>& records, std::int64_t first) {
  for (auto& record : records) record.place = first++;
}

}  // namespace

bool lock_forming_set(database::Tx& tx, RecordSetId set) {
  return !tx.all(sql::lock_forming_set, {{"set", set}}, [](database::Row const& row) {
              return row.integer(0);
            }).empty();
}

void BatchStore::record(std::uint32_t row, TrainingRecord&& record) {
  records_.push_back({0, import_.organisation, set_, 0, row, std::move(record)});
}

void BatchStore::flush(Instant now) {
  if (!records_.empty()) {
    number_places(records_, stored_);
    database_.write([&](database::Tx& tx) { store(tx, now); });
    stored_ += kept_;
    errors_.insert(errors_.end(), registry_errors_.begin(), registry_errors_.end());
    for (auto const& warning : warnings_) findings_.warning(warning);
    records_.clear();
  }
  std::stable_sort(errors_.begin(), errors_.end(),
                   [](CellError const& left, CellError const& right) { return left.row < right.row; });
  for (auto const& error : errors_) findings_.error(error);
  errors_.clear();
}

// The rules are asked of stored rows: one query for the whole batch, by the indexes. What is not kept leaves within the
// same transaction.
void BatchStore::store(database::Tx& tx, Instant now) {
  // After a crash the job drops what was stored and starts over; what forms the set waits for the disk, for all of it.
  tx.each(sql::need_not_wait_for_the_disk, {}, [](database::Row const&) {});
  if (!lock_forming_set(tx, set_)) throw std::runtime_error("another run has taken this import over");
  insert_pending(tx, records_, import_.account, now);
  auto found = registry_findings(tx, set_, stored_, records_);
  open_disputes(tx, found.claims, import_.organisation, import_.id.value, now);
  registry_errors_ = std::move(found.errors);
  warnings_ = std::move(found.warnings);
  kept_ = static_cast<std::int64_t>(records_.size());
  bool const keep = import_.only_valid || (keeps() && registry_errors_.empty());
  if (keep && registry_errors_.empty()) return;
  tx.exec(sql::delete_places, {{"set", set_}, {"first", stored_}});
  kept_ = 0;
  if (!keep) return;
  std::set<std::int64_t> wrong;
  for (auto const& error : registry_errors_) wrong.insert(error.row);
  auto right = records_;
  std::erase_if(right, [&](PendingRecord const& record) { return wrong.contains(record.source_row); });
  number_places(right, stored_);
  insert_pending(tx, right, import_.account, now);
  kept_ = static_cast<std::int64_t>(right.size());
}

}  // namespace obereg::training
