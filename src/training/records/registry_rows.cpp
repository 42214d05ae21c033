#include "training/records/registry_rows.hpp"

#include <stdexcept>

#include "core/text.hpp"
#include "training/due/candidates.hpp"
#include "training/records/queries.hpp"
#include "training/records/record_columns.hpp"
#include "training/validity/validity.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::records;

void insert_registry_rows(database::Tx& tx, std::span<RegistryRow const> rows, ActId act, OrganisationId provider,
                          Instant terms_at) {
  std::vector<std::string_view> columns = {
      "act_id",   "version",   "place",      "source_row",    "organisation_id", "origin",      "valid_until",
      "last_key", "first_key", "middle_key", "duplicate_key", "provider_name",   "provider_inn"};
  columns.insert(columns.end(), record_columns().begin(), record_columns().end());
  // Asked before the bulk insert: PostgreSQL takes nothing else while rows stream in.
  auto const validities = validities_at(tx, terms_at);
  std::size_t next = 0;
  tx.bulk_insert("training_records", columns, [&](std::vector<database::Value>& values) {
    if (next == rows.size()) return false;
    auto const& row = rows[next++];
    auto const until = valid_until(row.record, validities.at(row.record.programme_id).months);
    values = {act,
              row.version,
              row.place,
              row.source_row,
              provider,
              row.reimported ? "reimport" : "first",
              until ? until->iso() : std::string{},
              text::fold(row.record.last_name),
              text::fold(row.record.first_name),
              text::fold(row.record.middle_name),
              database::Bytes{duplicate_key(row.record)},
              row.record.provider_name,
              row.record.provider_inn.digits()};
    append_values(values, row.record);
    return true;
  });
  if (!rows.empty()) add_candidates(tx, act, rows.front().place, rows.back().place);
}

std::vector<RegistryRow> rows_of_act(database::ReadTx& tx, ActId act, std::int64_t first, std::int64_t count) {
  return tx.all(sql::rows_of_act, {{"act", act}, {"first", first}, {"count", count}}, [](database::Row const& row) {
    RegistryRow read{read_record(row, 6), static_cast<int>(row.integer(0)), row.integer(1), row.integer(2),
                     row.text(3) == "reimport"};
    read.record.provider_name = row.string(4);
    if (auto const inn = Inn::parse(row.text(5))) read.record.provider_inn = *inn;
    return read;
  });
}

std::optional<LocalDate> valid_until(TrainingRecord const& record, int months) {
  if (record.outcome != Outcome::passed) return std::nullopt;
  return record.checked_on.plus_months(months);
}

ledger::Hash leaf_of(ledger::EventKind kind, std::string const& number, std::string const& file_hash,
                     std::int64_t place) {
  auto const hash = ledger::hash_from_hex(file_hash);
  if (!hash) throw std::logic_error("not a hash: " + file_hash);
  return ledger::leaf_hash(ledger::Leaf{kind, number, *hash, static_cast<std::uint64_t>(place) + 1});
}

}  // namespace obereg::training
