#include "training/import_file/import_job.hpp"

#include <fmt/format.h>
#include <boost/json.hpp>

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "platform/audit/audit.hpp"
#include "training/import_file/batch_store.hpp"
#include "training/import_file/findings.hpp"
#include "training/import_file/queries.hpp"
#include "training/import_file/read_file.hpp"
#include "training/sets/record_set.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::import_file;

namespace {

RecordSetId read_id(database::Row const& row) {
  return {row.integer(0)};
}

class ImportRun {
 public:
  ImportRun(jobs::Run& run, web::Services const& services, Import import)
      : run_(run), services_(services), import_(std::move(import)) {}

  void run() {
    drop_leftovers();
    // The run before was killed after its last transaction: all is done.
    if (import_.state != ImportState::checking) return;
    provider_ = *database().read([&](database::ReadTx& tx) { return find_provider(tx, import_.organisation); });
    // A set formed by another tab while this file was read may hold the same records: then all is looked at once more.
    while (!attempt()) {
    }
  }

 private:
  database::Database& database() { return services_.database; }

  bool attempt() {
    Findings findings(services_.files);
    begin();
    BatchStore store(database(), import_, set_, findings);
    FileReading reading;
    try {
      reading = read_upload(services_, import_, provider_, run_.now(), sink(store, findings));
    } catch (UnreadableFile const& unreadable) {
      findings.add("reason", unreadable.what());
      close(ImportState::unreadable, findings, {});
      return true;
    }
    store.flush(run_.now());
    report(reading.rows, findings, store);
    for (auto& [name, value] : reading.notes) findings.add(name, std::move(value));
    bool const good = store.stored() > 0 && !reading.refused && (import_.only_valid || !findings.any_error());
    if (good) return form(findings, reading, store.stored());
    close(ImportState::has_errors, findings, reading);
    return true;
  }

  void begin() {
    database().write([&](database::Tx& tx) {
      set_ = begin_set(tx, provider_, stored(import_.kind), import_.id.value, import_.account, run_.now());
      rivals_ = tx.all(sql::other_forming_sets, {{"organisation", import_.organisation}, {"set", set_}}, read_id);
    });
  }

  RowSink sink(BatchStore& store, Findings& findings) {
    return {[&store](std::uint32_t row, TrainingRecord&& record) { store.record(row, std::move(record)); },
            [&store](CellError const& error) { store.error(error); },
            [&findings](Repair const& repair) { findings.repair(repair); },
            [&findings](std::vector<RecordLines> lines) { findings.places(std::move(lines)); },
            [this, &store, &findings](std::int64_t rows) {
              if (rows % import_batch != 0) return;
              store.flush(run_.now());
              report(rows, findings, store);
            }};
  }

  void report(std::int64_t rows, Findings const& findings, BatchStore const& store) {
    run_.report(boost::json::serialize(boost::json::object{
        {"read", rows}, {"checked", rows}, {"wrong", findings.wrong_rows()}, {"stored", store.stored()}}));
    if (run_.stopping()) throw jobs::Interrupted{};
  }

  // False where a set formed meanwhile may hold the same records.
  bool form(Findings& findings, FileReading const& reading, std::int64_t count) {
    auto outcome = outcome_of(ImportState::stored, findings, reading);
    outcome.set = set_;
    auto const now = run_.now();
    bool const formed = database().write([&](database::Tx& tx) {
      lock_organisation(tx, import_.organisation);
      if (any_rival_formed(tx)) return false;
      finish_forming(tx, set_, count);
      finish_import(tx, import_.id, outcome, now);
      audit::record(tx, robot(), "training.set-formed", "record-set:" + std::to_string(set_.value),
                    fmt::format("загрузка {}, записей: {}", import_.id.value, count), now);
      return true;
    });
    if (!formed) drop_set(set_);
    return formed;
  }

  // Sets that opened after the rules were asked of our rows: those that were forming then, and those begun later.
  bool any_rival_formed(database::ReadTx& tx) {
    if (tx.get_integer(sql::later_sets_formed, {{"organisation", import_.organisation}, {"set", set_}}) > 0)
      return true;
    return std::any_of(rivals_.begin(), rivals_.end(), [&](RecordSetId rival) {
      auto const set = find_set(tx, rival);
      return set &&
             (set->state == SetState::formed || set->state == SetState::entering || set->state == SetState::entered);
    });
  }

  void close(ImportState state, Findings& findings, FileReading const& reading) {
    auto const outcome = outcome_of(state, findings, reading);
    drop_set(set_);
    auto const now = run_.now();
    database().write([&](database::Tx& tx) {
      finish_import(tx, import_.id, outcome, now);
      audit::record(tx, robot(), "training.import-refused", "import:" + std::to_string(import_.id.value),
                    fmt::format("строк: {}, с ошибками: {}", outcome.rows_total, outcome.rows_wrong), now);
    });
  }

  ImportOutcome outcome_of(ImportState state, Findings& findings, FileReading const& reading) {
    ImportOutcome outcome;
    outcome.state = state;
    outcome.rows_total = reading.rows;
    outcome.rows_wrong = std::min(reading.rows, findings.wrong_rows());
    outcome.rows_valid = outcome.rows_total - outcome.rows_wrong;
    outcome.summary = findings.summary();
    outcome.errors_hash = findings.keep_errors();
    return outcome;
  }

  void drop_leftovers() {
    auto const sets = database().read([&](database::ReadTx& tx) {
      return tx.all(sql::forming_sets, {{"import", import_.id}}, read_id);
    });
    for (auto const set : sets) drop_set(set);
  }

  void drop_set(RecordSetId set) {
    while (database().write([&](database::Tx& tx) {
      return lock_forming_set(tx, set) ? delete_pending_of_set(tx, set, import_batch) : 0;
    }) > 0) {
    }
    database().write([&](database::Tx& tx) {
      if (!lock_forming_set(tx, set)) return;
      while (delete_pending_of_set(tx, set, import_batch) > 0) {  // a batch that was stored meanwhile
      }
      tx.exec(sql::delete_forming_set, {{"set", set}});
    });
  }

  Actor robot() const {
    Actor actor;
    actor.account = import_.account;
    actor.organisation = import_.organisation;
    actor.name = "Загрузка файла";
    actor.address = "job";
    return actor;
  }

  jobs::Run& run_;
  web::Services const& services_;
  Import import_;
  Provider provider_;
  RecordSetId set_;
  std::vector<RecordSetId> rivals_;
};

}  // namespace

JobId enqueue_import(database::Tx& tx, ImportId import, Instant now) {
  return jobs::enqueue(tx, import_file_job, boost::json::serialize(boost::json::object{{"import", import.value}}), now);
}

void import_file(jobs::Run& run, web::Services const& services) {
  ImportId const id{boost::json::parse(run.job.payload).at("import").as_int64()};
  auto import = services.database.read([&](database::ReadTx& tx) { return find_import(tx, id); });
  if (!import) throw std::logic_error("the job names no import");
  ImportRun(run, services, std::move(*import)).run();
}

}  // namespace obereg::training
