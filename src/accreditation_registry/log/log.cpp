#include "accreditation_registry/log/log.hpp"

#include "accreditation_registry/log/event.hpp"
#include "accreditation_registry/log/queries.hpp"
#include "accreditation_registry/rows.hpp"

namespace obereg::accreditation {

namespace sql = obereg::sql::accreditation_registry::log;

namespace {

// A row of the queries: its first column, and what the leaf says.
struct Event {
  std::int64_t first = 0;
  Accreditation record;
  Version version;
};

Event read_event(database::Row const& row) {
  constexpr int record_at = 1, version_at = 5;
  return {row.integer(0), read_accreditation(row, record_at), read_version(row, version_at)};
}

std::vector<ledger::Hash> leaves_of(std::vector<Event> const& events) {
  std::vector<ledger::Hash> leaves;
  for (auto const& event : events) leaves.push_back(event_leaf(event.record, event.version));
  return leaves;
}

}  // namespace

int log_waiting(database::Tx& tx, ledger::LogKey const& key, int most, Instant now) {
  ledger::lock_log(tx);  // two who log at once would take the same ones
  auto const events = tx.all(sql::waiting, {{"most", most}}, read_event);
  if (events.empty()) return 0;
  auto const block = ledger::stage_block(tx);
  ledger::stage_leaves(tx, block, 0, leaves_of(events));
  ledger::publish_block(tx, block, key, now);
  std::int64_t position = 0;
  for (auto const& event : events) {
    tx.exec_one(sql::insert_leaf, {{"version", event.first}, {"block", block}, {"position", position++}});
    tx.exec_one(sql::forget_waiting, {{"version", event.first}});
  }
  return static_cast<int>(events.size());
}

bool is_any_waiting(database::ReadTx& tx) {
  return tx.get_integer(sql::any_waiting, {}) > 0;
}

std::optional<ledger::EventReceipt> receipt_of(database::ReadTx& tx, std::int64_t number, int version) {
  auto const found = tx.find_one(sql::leaf_of, {{"number", number}, {"version", version}}, read_event);
  auto const head = ledger::latest_head(tx);
  if (!found || !head) return std::nullopt;
  auto const leaf = static_cast<std::uint64_t>(found->first);
  return ledger::EventReceipt{event_bytes(found->record, found->version), leaf,
                              ledger::range_proof(ledger::stored_nodes(tx), leaf, 1, head->head.size), *head};
}

std::vector<int> logged_versions(database::ReadTx& tx, std::int64_t number) {
  return tx.all(sql::logged_versions, {{"number", number}},
                [](database::Row const& row) { return static_cast<int>(row.integer(0)); });
}

std::vector<ledger::Hash> leaves_of_block(database::ReadTx& tx, ledger::BlockId block) {
  return leaves_of(tx.all(sql::of_block, {{"block", block}}, read_event));
}

LogCount count_logged(database::ReadTx& tx) {
  return tx.get_one(sql::count_logged, {}, [](database::Row const& row) {
    return LogCount{row.integer(0), row.integer(1), row.integer(2)};
  });
}

}  // namespace obereg::accreditation
