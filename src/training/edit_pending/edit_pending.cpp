#include "training/edit_pending/edit_pending.hpp"

#include <limits>

#include "core/text.hpp"
#include "platform/audit/audit.hpp"
#include "training/edit_pending/draft.hpp"
#include "training/edit_pending/queries.hpp"
#include "training/imports/start_import.hpp"
#include "training/records/record_columns.hpp"
#include "training/refusals.hpp"
#include "training/sets/record_set.hpp"

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

// The very same record, in every column of the form; 0 where none waits.
std::int64_t same_record(database::ReadTx& tx, OrganisationId organisation, std::int64_t but,
                         TrainingRecord const& record) {
  auto const alike = tx.all(
      sql::of_event, {{"key", database::Bytes{duplicate_key(record)}}, {"organisation", organisation}}, read_loose);
  auto const typed = draft_of(record).typed;
  for (auto const& each : alike)
    if (each.id != but && draft_of(each.record).typed == typed) return each.id;
  return 0;
}

// The record that the form changes, as long as it stands as the form showed it.
Result<PendingRecord> unchanged_record(database::Tx& tx, Actor const& actor, Replaced const& replaced) {
  auto old = own_loose_record(tx, actor, replaced.id);
  if (old && fingerprint(old->record) != replaced.fingerprint) return refuse(refusals::pending_changed);
  return old;
}

// What only the exchange format has is not in the form and stays.
void keep_unasked(TrainingRecord& record, TrainingRecord const& old) {
  record.outer_id = old.outer_id;
  record.has_foreign_snils = old.has_foreign_snils;
  record.foreign_snils = old.foreign_snils;
  record.citizenship = old.citizenship;
  record.organisation_unit_id = old.organisation_unit_id;
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

std::vector<std::int64_t> loose_ids(database::ReadTx& tx, OrganisationId organisation, std::string const& sought) {
  if (sought.empty())
    return tx.all(sql::ids, {{"organisation", organisation}}, [](database::Row const& row) { return row.integer(0); });
  std::vector<std::int64_t> ids;
  for (auto const& record : loose_records(tx, organisation, sought, 0, std::numeric_limits<std::size_t>::max()).records)
    ids.push_back(record.id);
  return ids;
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

std::string fingerprint(TrainingRecord const& record) {
  std::string content;
  for (auto const& value : draft_of(record).typed) content += value + '\n';
  return text::hex(text::sha256(content));
}

Result<bool> save_pending(database::Tx& tx, Actor const& actor, Replaced const& replaced, TrainingRecord record,
                          SaveFindings& findings, Instant now) {
  findings = {};
  auto const provider = acting_provider(tx, actor);
  if (!provider) return provider.error();
  lock_organisation(tx, actor.organisation);
  bool const is_new = replaced.id == 0;
  if (!is_new) {
    auto const old = unchanged_record(tx, actor, replaced);
    if (!old) return old.error();
    keep_unasked(record, old->record);
  }
  findings.same = same_record(tx, actor.organisation, replaced.id, record);
  if (findings.same != 0) return refuse(refusals::record_waits);
  if (!is_new) tx.exec_one(sql::delete_one, {{"id", replaced.id}, {"organisation", actor.organisation}});
  // The registry is asked as it is asked of a file's batch: under a forming set, which is gone before anybody sees it.
  auto const set = begin_set(tx, *provider, "form", std::nullopt, actor.account, now);
  std::vector<PendingRecord> const one = {{0, actor.organisation, set, 0, 0, std::move(record)}};
  insert_pending(tx, one, actor.account, now);
  auto found = registry_findings(tx, set, 0, one);
  findings.errors = std::move(found.errors);
  findings.claims = std::move(found.claims);
  if (!findings.errors.empty()) return refuse(refusals::record_wrong);
  // A changed record stays under its address.
  if (!is_new) tx.exec_one(sql::keep_id, {{"id", replaced.id}, {"set", set}});
  tx.exec_one(sql::release, {{"set", set}});
  tx.exec_one(sql::delete_set, {{"set", set}});
  audit::record(tx, actor, is_new ? "training.record-added" : "training.record-changed",
                "organisation:" + std::to_string(actor.organisation.value), "", now);
  return true;
}

Result<RecordSetId> form_checked_set(database::Tx& tx, Actor const& actor, std::vector<std::int64_t> const& ids,
                                     Obstacles& obstacles, Instant now) {
  auto const set = form_set(tx, actor, ids, now);
  if (!set) return set.error();
  obstacles = obstacles_of(tx, *find_set(tx, *set));
  if (obstacles.total > 0) return refuse(refusals::set_in_the_way);
  return set;
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
