#include "training/due/candidates.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/text.hpp"
#include "platform/ledger_store/ledger_store.hpp"
#include "training/due/queries.hpp"
#include "training/due/retraining.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::due;

namespace {

struct TrainedPerson {
  std::string snils, employer_inn, last_key, first_key, middle_key;
};

// One plain statement a person, and the rule asked of the few records found: no statement for many persons with the
// dear rule in it, which PostgreSQL, as long as it knows little of the tables, likes to ask of the whole registry.
std::vector<StandingRecord> records_of(database::ReadTx& tx, TrainedPerson const& person) {
  static std::string const select = "select " + standing_columns() + " from training_records r where ";
  static std::string const by_name = select +
                                     "r.employer_inn = :employer and r.last_key = :last and r.first_key = :first and "
                                     "r.middle_key = :middle and r.valid_until <> '' and " +
                                     std::string(is_standing);
  static std::string const by_snils =
      select + "r.snils = :snils and r.valid_until <> '' and " + std::string(is_standing);
  auto records = tx.all({"training/due.of_name", by_name, by_name},
                        {{"employer", person.employer_inn},
                         {"last", person.last_key},
                         {"first", person.first_key},
                         {"middle", person.middle_key}},
                        read_standing);
  if (person.snils.empty()) return records;
  auto const more = tx.all({"training/due.of_snils", by_snils, by_snils}, {{"snils", person.snils}}, read_standing);
  records.insert(records.end(), more.begin(), more.end());
  return records;
}

// What of these is replaced by something else of these.
void drop_replaced(database::Tx& tx, std::vector<StandingRecord> const& records) {
  for (auto const& older : records) {
    auto const is_newer = [&](StandingRecord const& other) { return retrains(other, older); };
    if (std::any_of(records.begin(), records.end(), is_newer)) tx.exec(sql::drop_candidate, {{"row", older.row}});
  }
}

}  // namespace

void add_candidates(database::Tx& tx, ActId act, std::int64_t first, std::int64_t last) {
  tx.exec(sql::add_candidates, {{"act", act}, {"first", first}, {"last", last}});
}

void forget_candidates(database::Tx& tx, ActId act, std::int64_t count) {
  tx.exec(sql::forget_candidates, {{"act", act}, {"count", count}});
}

void reconsider_candidates(database::Tx& tx, TrainingRecord const& before) {
  if (before.snils) tx.exec(sql::restore_by_snils, {{"snils", before.snils->digits()}});
  tx.exec(sql::restore_by_name, {{"employer", before.employer_inn.digits()},
                                 {"last", text::fold(before.last_name)},
                                 {"first", text::fold(before.first_name)},
                                 {"middle", text::fold(before.middle_name)}});
  tx.exec(sql::forget_old_versions, {{"number", before.registry_number}});
}

void settle_candidates(database::Tx& tx, ActId act, std::int64_t first, std::int64_t last) {
  ledger::lock_log(tx);
  auto const trained =
      tx.all(sql::trained_by, {{"act", act}, {"first", first}, {"last", last}}, [](database::Row const& row) {
        return TrainedPerson{row.string(0), row.string(1), row.string(2), row.string(3), row.string(4)};
      });
  for (auto const& person : trained) drop_replaced(tx, records_of(tx, person));
}

}  // namespace obereg::training
