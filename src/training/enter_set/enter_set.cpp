#include "training/enter_set/enter_set.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <map>
#include <stdexcept>

#include "platform/audit/audit.hpp"
#include "platform/mail/mail.hpp"
#include "training/due/candidates.hpp"
#include "training/enter_set/queries.hpp"
#include "training/numbers/registry_number.hpp"
#include "training/pending/pending_store.hpp"
#include "training/records/registry_rows.hpp"
#include "training/refusals.hpp"
#include "training/registry_rules/obstacles.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::enter_set;

namespace {

// Short enough that a writer waiting behind one batch waits well under a second on either engine.
constexpr std::int64_t batch = 1'000;
constexpr int most_looks = 3;

enum class Publishing : std::uint8_t { done, log_has_grown };

class Entry {
 public:
  Entry(jobs::Run& run, web::Services const& services, Act act) : run_(run), services_(services), act_(std::move(act)) {
    set_ = *services.database.read([&](database::ReadTx& tx) { return find_set(tx, *act_.set); });
  }

  void enter() {
    if (take_over()) {
      do {
        drop_staged();
        if (auto const refusal = conflict()) return refuse_set(*refusal);
      } while (!stage_unless_taken());
      if (auto const refusal = publish()) return refuse_set(*refusal);
    }
    keep_receipt();
    clear_pending();
    settle();
  }

 private:
  database::Database& database() { return services_.database; }

  void report(std::string_view stage, std::int64_t done) {
    run_.report(
        boost::json::serialize(boost::json::object{{"stage", stage}, {"done", done}, {"of", set_.record_count}}));
    if (run_.stopping()) throw jobs::Interrupted{};
  }

  // From here on a run before this one, if its process still lives after its lease lapsed, can stage and publish no
  // more: its block is gone. False where that run has published the set.
  bool take_over() {
    return database().write([&](database::Tx& tx) {
      auto const act = lock_act(tx, act_.id);
      if (act.published_at) return false;
      if (act.block) ledger::drop_staged_block(tx, *act.block);
      block_ = ledger::stage_block(tx);
      set_block(tx, act_.id, block_);
      return true;
    });
  }

  // The act is this run's until the transaction ends.
  void hold(database::Tx& tx) {
    auto const act = lock_act(tx, act_.id);
    if (act.published_at || act.block != block_) throw std::runtime_error("another run has taken this entry over");
  }

  void drop_staged() {
    while (database().write([&](database::Tx& tx) {
      hold(tx);
      forget_candidates(tx, act_.id, batch);
      return tx.exec(sql::delete_staged, {{"act", act_.id}, {"count", batch}});
    }) > 0) {
    }
  }

  // TRN-04, TRN-09: "With a number, the row is refused if that number stands in the registry already."
  std::optional<Refusal> conflict() {
    return database().read([&](database::ReadTx& tx) { return conflict_in(tx); });
  }

  std::optional<Refusal> conflict_in(database::ReadTx& tx) {
    auto const obstacles = obstacles_of(tx, set_);
    claims_ = obstacles.claims;
    if (obstacles.total > 0) return refuse(refusals::set_in_the_way, words_of(obstacles, set_.origin, true));
    return blocked(tx);
  }

  std::optional<Refusal> blocked(database::ReadTx& tx) {
    auto const provider = find_provider(tx, set_.organisation);
    if (!provider->blocked_reason.empty()) return refuse(refusals::provider_blocked, provider->blocked_reason);
    return std::nullopt;
  }

  // False where another set has staged or entered one of the numbers since we looked: look again, it names the holder.
  bool stage_unless_taken() {
    try {
      stage();
      return true;
    } catch (database::ConstraintViolation const& violation) {
      if (violation.constraint != "uq_training_records_number_version") throw;
      return false;
    }
  }

  void stage() {
    for (std::int64_t place = 0; place < set_.record_count;) {
      auto pending = database().read([&](database::ReadTx& tx) { return pending_of_set(tx, set_.id, place, batch); });
      if (pending.empty()) throw std::runtime_error("records of the set are missing");
      auto const today = LocalDate::at(run_.now(), services_.settings.zone);
      database().write([&](database::Tx& tx) { stage_batch(tx, pending, today); });
      place = pending.back().place + 1;
      report("staging", place);
    }
  }

  void stage_batch(database::Tx& tx, std::vector<PendingRecord> const& pending, LocalDate today) {
    // After a crash the next run drops what was staged; what publishes the set waits for the disk, for all of it.
    tx.each(sql::need_not_wait_for_the_disk, {}, [](database::Row const&) {});
    hold(tx);
    auto const is_new = [](PendingRecord const& record) { return record.record.is_new(); };
    auto const count_new = std::count_if(pending.begin(), pending.end(), is_new);
    auto sequence = count_new > 0 ? take_sequence(tx, today.year(), count_new) : 0;
    std::vector<RegistryRow> rows;
    std::vector<ledger::Hash> leaves;
    for (auto const& source : pending) {
      RegistryRow row{source.record, 1, source.place, source.source_row, set_.origin == "reimport"};
      // TRN-04: a new number is assigned and the date of entry is today; a given number keeps its date where filled in.
      if (row.record.is_new()) row.record.registry_number = own_number(today.year(), sequence++);
      if (!row.record.entered_on) row.record.entered_on = today;
      leaves.push_back(leaf_of(ledger::EventKind::entered, row.record.registry_number, act_.file_hash, row.place));
      rows.push_back(std::move(row));
    }
    insert_registry_rows(tx, rows, act_.id, set_.organisation, act_.signed_at);
    ledger::stage_leaves(tx, block_, static_cast<std::uint64_t>(pending.front().place), leaves);
  }

  // All that takes long is done before anybody waits for us. It holds as long as the log has not grown since.
  std::optional<Refusal> publish() {
    report("publishing", set_.record_count);
    for (int look = 1; look <= most_looks; ++look) {
      auto const ready = database().read([&](database::ReadTx& tx) { return look_once_more(tx); });
      if (!ready) return ready.error();
      auto const published = database().write([&](database::Tx& tx) { return publish_as_ready(tx, *ready); });
      if (!published) return published.error();
      if (*published == Publishing::done) return std::nullopt;
    }
    auto const published = database().write([&](database::Tx& tx) -> Result<Publishing> {
      ledger::lock_log(tx);  // others never paused: now they do
      auto const ready = look_once_more(tx);
      return ready ? publish_as_ready(tx, *ready) : ready.error();
    });
    if (!published) return published.error();
    return std::nullopt;
  }

  Result<ledger::PreparedBlock> look_once_more(database::ReadTx& tx) {
    if (auto refusal = conflict_in(tx)) return *refusal;
    if (tx.get_integer(sql::staged_count, {{"act", act_.id}}) != set_.record_count)
      throw std::runtime_error("the set is not staged whole");
    return ledger::prepare_block(tx, block_);
  }

  // The one small transaction after which everybody sees the whole set.
  Result<Publishing> publish_as_ready(database::Tx& tx, ledger::PreparedBlock const& ready) {
    ledger::lock_log(tx);  // from here on no other set is published
    hold(tx);
    if (auto refusal = blocked(tx)) return *refusal;
    auto const now = run_.now();
    if (!ledger::publish_prepared(tx, ready, services_.log_key, now)) return Publishing::log_has_grown;
    set_published(tx, act_.id, now);
    move_set(tx, SetState::entered, "", now);
    audit::record(tx, robot(), "training.set-entered", subject(), "записей: " + std::to_string(set_.record_count), now);
    return Publishing::done;
  }

  void refuse_set(Refusal const& refusal) {
    drop_staged();
    database().write([&](database::Tx& tx) {
      hold(tx);
      ledger::drop_staged_block(tx, block_);
      bool const lists_records = refusal.kind == &refusals::set_in_the_way;
      auto const words = lists_records ? refusal.detail
                                       : std::string(refusal.kind->title) + ". " + refusal.detail + "\n\n" +
                                             std::string(refusal.kind->advice);
      move_set(tx, SetState::refused, words, run_.now());
      open_disputes(tx, claims_, set_.organisation, set_.import_id, run_.now());
      audit::record(tx, robot(), "training.set-refused", subject(), words.substr(0, words.find('\n')), run_.now());
      tell_people(tx, words);
    });
  }

  // Who prepared the set and who signed it: neither may be looking at the page when the job refuses it.
  void tell_people(database::Tx& tx, std::string const& words) {
    auto const id = std::to_string(set_.id.value);
    auto const body = "Набор № " + id + " подписан, но не внесён в реестр.\n\n" + words + "\n\n" +
                      services_.settings.origin + "/training/sets/" + id + "\n";
    auto const addresses =
        tx.all(sql::addresses, {{"set", set_.id}, {"signer", act_.account}, {"organisation", set_.organisation}},
               [](database::Row const& row) { return row.string(0); });
    for (auto const& address : addresses)
      mail::send_later(tx, address, "Набор № " + id + " не внесён в реестр", body, run_.now());
  }

  void move_set(database::Tx& tx, SetState state, std::string const& refusal, Instant now) {
    tx.exec_one(sql::move_set, {{"state", stored(state)}, {"closed", now}, {"refusal", refusal}, {"set", set_.id}});
  }

  // Made from what is stored, so a kill between publishing and this loses nothing: the next run makes it.
  void keep_receipt() {
    auto const act = *database().read([&](database::ReadTx& tx) { return find_act(tx, act_.id); });
    if (!act.receipt_hash.empty()) return;
    auto const receipt = database().read([&](database::ReadTx& tx) {
      return make_receipt(tx, act, std::to_string(set_.id.value), set_.provider_name, set_.provider_inn,
                          services_.log_key);
    });
    auto const kept = services_.files.put(receipt);
    database().write([&](database::Tx& tx) { set_receipt(tx, act_.id, kept.hash); });
  }

  void clear_pending() {
    while (database().write([&](database::Tx& tx) { return delete_pending_of_set(tx, set_.id, batch); }) > 0)
      report("clearing", set_.record_count);
  }

  // The list of who is due forgets whom this set shows trained again.
  void settle() {
    for (std::int64_t first = 0; first < set_.record_count; first += batch) {
      database().write([&](database::Tx& tx) { settle_candidates(tx, act_.id, first, first + batch - 1); });
      if (run_.stopping()) throw jobs::Interrupted{};
    }
  }

  std::string subject() const { return "record-set:" + std::to_string(set_.id.value); }
  Actor robot() const {
    Actor actor;
    actor.organisation = set_.organisation;
    actor.name = "Внесение набора";
    actor.address = "job";
    return actor;
  }

  jobs::Run& run_;
  web::Services const& services_;
  Act act_;
  RecordSet set_;
  ledger::BlockId block_;
  std::vector<NumberClaim> claims_;
};

}  // namespace

JobId enqueue_entry(database::Tx& tx, ActId act, Instant now) {
  return jobs::enqueue(tx, enter_set_job, boost::json::serialize(boost::json::object{{"act", act.value}}), now);
}

void enter_set(jobs::Run& run, web::Services const& services) {
  ActId const id{boost::json::parse(run.job.payload).at("act").as_int64()};
  auto const act = services.database.read([&](database::ReadTx& tx) { return find_act(tx, id); });
  if (!act || !act->set) throw std::logic_error("the job names no act of entry");
  auto const set = services.database.read([&](database::ReadTx& tx) { return find_set(tx, *act->set); });
  if (set->state == SetState::refused) return;
  Entry(run, services, *act).enter();
}

}  // namespace obereg::training
