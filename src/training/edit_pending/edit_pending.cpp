#include "training/edit_pending/edit_pending.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "platform/audit/audit.hpp"
#include "training/edit_pending/draft.hpp"
#include "training/edit_pending/queries.hpp"
#include "training/imports/start_import.hpp"
#include "training/records/record_columns.hpp"
#include "training/refusals.hpp"
#include "training/registry_rules/registry_rules.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::edit_pending;

namespace {

constexpr std::int64_t looked_through_at_once = 1'000;

PendingRecord read_loose(database::Row const& row) {
  return {row.integer(0), {row.integer(1)}, {}, row.integer(2), row.integer(3), read_record(row, 4)};
}

bool matches(TrainingRecord const& record, std::string const& sought) {
  if (text::fold(record.last_name).starts_with(text::fold(sought))) return true;
  if (record.registry_number == sought || record.employer_inn.digits() == sought) return true;
  auto const snils = Snils::parse(sought);
  return snils && record.snils == snils;
}

// The very same record, in every column of the form.
bool stands_already(database::ReadTx& tx, OrganisationId organisation, TrainingRecord const& record) {
  auto const same = tx.all(
      sql::of_event, {{"key", database::Bytes{duplicate_key(record)}}, {"organisation", organisation}}, read_loose);
  auto const typed = draft_of(record).typed;
  return std::any_of(same.begin(), same.end(),
                     [&](PendingRecord const& each) { return draft_of(each.record).typed == typed; });
}

}  // namespace

LoosePage loose_records(database::ReadTx& tx, OrganisationId organisation, std::string const& sought,
                        std::int64_t after, std::size_t count) {
  LoosePage page;
  while (true) {
    auto const some = tx.all(
        sql::page, {{"organisation", organisation}, {"after", after}, {"count", looked_through_at_once}}, read_loose);
    for (auto const& record : some) {
      if (!sought.empty() && !matches(record.record, sought)) continue;
      page.more = page.records.size() == count;
      if (page.more) return page;
      page.records.push_back(record);
    }
    if (static_cast<std::int64_t>(some.size()) < looked_through_at_once) return page;
    after = some.back().id;
  }
}

std::vector<std::int64_t> loose_ids(database::ReadTx& tx, OrganisationId organisation) {
  return tx.all(sql::ids, {{"organisation", organisation}}, [](database::Row const& row) { return row.integer(0); });
}

PendingCounts pending_counts(database::ReadTx& tx, OrganisationId organisation) {
  return tx.get_one(sql::counts, {{"organisation", organisation}}, [](database::Row const& row) {
    return PendingCounts{row.integer(0), row.integer(1), row.integer(2)};
  });
}

Result<PendingRecord> own_loose_record(database::ReadTx& tx, Actor const& actor, std::optional<std::int64_t> id) {
  auto const record = id ? tx.find_one(sql::find, {{"id", *id}}, read_loose) : std::nullopt;
  if (!record || record->organisation != actor.organisation) return refuse(refusals::record_not_found);
  return *record;
}

Result<bool> save_pending(database::Tx& tx, Actor const& actor, std::int64_t replaced, TrainingRecord record,
                          std::vector<CellError>& errors, Instant now) {
  errors.clear();
  auto const provider = acting_provider(tx, actor);
  if (!provider) return provider.error();
  lock_organisation(tx, actor.organisation);
  if (stands_already(tx, actor.organisation, record)) return true;
  if (replaced != 0) {
    auto const old = own_loose_record(tx, actor, replaced);
    if (!old) return old.error();
    // What only the exchange format has is not in the form and stays.
    record.outer_id = old->record.outer_id;
    record.has_foreign_snils = old->record.has_foreign_snils;
    record.foreign_snils = old->record.foreign_snils;
    record.citizenship = old->record.citizenship;
    record.organisation_unit_id = old->record.organisation_unit_id;
    tx.exec_one(sql::delete_one, {{"id", replaced}, {"organisation", actor.organisation}});
  }
  // The registry is asked as it is asked of a file's batch: under a forming set, which is gone before anybody sees it.
  auto const set = begin_set(tx, *provider, "form", std::nullopt, actor.account, now);
  std::vector<PendingRecord> const one = {{0, actor.organisation, set, 0, 0, std::move(record)}};
  insert_pending(tx, one, actor.account, now);
  errors = registry_findings(tx, set, 0, one).errors;
  if (!errors.empty()) return refuse(refusals::record_wrong);
  tx.exec_one(sql::release, {{"set", set}});
  tx.exec_one(sql::delete_set, {{"set", set}});
  audit::record(tx, actor, replaced == 0 ? "training.record-added" : "training.record-changed",
                "organisation:" + std::to_string(actor.organisation.value), "", now);
  return true;
}

std::int64_t delete_loose(database::Tx& tx, Actor const& actor, std::vector<std::int64_t> const& ids, Instant now) {
  std::int64_t deleted = 0;
  for (auto const id : ids) deleted += tx.exec(sql::delete_one, {{"id", id}, {"organisation", actor.organisation}});
  if (deleted > 0)
    audit::record(tx, actor, "training.records-deleted", "organisation:" + std::to_string(actor.organisation.value),
                  "записей: " + std::to_string(deleted), now);
  return deleted;
}

}  // namespace obereg::training
