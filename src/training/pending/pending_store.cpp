#include "training/pending/pending_store.hpp"

#include "training/pending/queries.hpp"
#include "training/records/record_columns.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::pending;

void insert_pending(database::Tx& tx, std::span<PendingRecord const> records, AccountId author, Instant now) {
  std::vector<std::string_view> columns = {"organisation_id", "record_set_id", "place",     "source_row",
                                           "duplicate_key",   "created_by",    "created_at"};
  columns.insert(columns.end(), record_columns().begin(), record_columns().end());
  std::size_t next = 0;
  tx.bulk_insert("training_pending_records", columns, [&](std::vector<database::Value>& row) {
    if (next == records.size()) return false;
    auto const& pending = records[next++];
    row = {pending.organisation,
           pending.set,
           pending.place,
           pending.source_row,
           database::Bytes{duplicate_key(pending.record)},
           author,
           now};
    append_values(row, pending.record);
    return true;
  });
}

std::vector<PendingRecord> pending_of_set(database::ReadTx& tx, RecordSetId set, std::int64_t first,
                                          std::int64_t count) {
  return tx.all(sql::of_set, {{"set", set}, {"first", first}, {"count", count}}, [&](database::Row const& row) {
    PendingRecord pending{row.integer(0), {row.integer(1)}, set, row.integer(2), row.integer(3), read_record(row, 6)};
    pending.record.provider_name = row.string(4);
    if (auto const inn = Inn::parse(row.text(5))) pending.record.provider_inn = *inn;
    return pending;
  });
}

std::int64_t delete_pending_of_set(database::Tx& tx, RecordSetId set, std::int64_t count) {
  return tx.exec(sql::delete_of_set, {{"set", set}, {"count", count}});
}

}  // namespace obereg::training
