#include "training/due/candidates.hpp"

#include <string>
#include <vector>

#include "core/text.hpp"
#include "platform/ledger_store/ledger_store.hpp"
#include "training/due/queries.hpp"
#include "training/due/retraining.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::due;

namespace {

// Of the candidates that stand, those of the people and programmes of some rows of an act; and of each person and
// programme all but the newest. From the rows to the candidates and never the other way: SQLite reads the tables of a
// `cross join` in their order, and PostgreSQL can do nothing else with what stands behind `lateral` and ends with
// `offset 0`.
std::string replaced_statement(database::Engine engine) {
  bool const sqlite = engine == database::Engine::sqlite;
  std::string const touched =
      "(select distinct person_key, programme_id from training_due_rows"
      " where act_id = :act and place >= :first and place <= :last) t";
  std::string const candidates =
      sqlite ? " cross join training_due_candidates c cross join training_records r"
               " where c.person_key = t.person_key and c.programme_id = t.programme_id and r.id = c.record_id and "
             : " cross join lateral (select x.* from training_due_candidates x where x.person_key = t.person_key"
               " and x.programme_id = t.programme_id offset 0) c"
               " cross join lateral (select y.* from training_records y where y.id = c.record_id offset 0) r where ";
  return "select record_id from (select c.record_id, row_number() over (partition by c.person_key, c.programme_id"
         " order by c.checked_on desc, c.record_id desc) as place from " +
         touched + candidates + std::string(is_standing) + " and " + std::string(not_annulled) +
         ") ranked where ranked.place > 1";
}

std::vector<std::int64_t> replaced_rows(database::ReadTx& tx, ActId act, std::int64_t first, std::int64_t last) {
  auto const text = replaced_statement(tx.engine());
  return tx.all({"training/due.replaced", text, text}, {{"act", act}, {"first", first}, {"last", last}},
                [](database::Row const& row) { return row.integer(0); });
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
  for (auto const row : replaced_rows(tx, act, first, last)) tx.exec(sql::drop_candidate, {{"row", row}});
}

}  // namespace obereg::training
