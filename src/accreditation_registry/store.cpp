#include "accreditation_registry/store.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "accreditation_registry/history.hpp"
#include "accreditation_registry/model/listed.hpp"
#include "accreditation_registry/queries.hpp"
#include "accreditation_registry/refusals.hpp"
#include "accreditation_registry/rows.hpp"
#include "core/words/words.hpp"

namespace obereg::accreditation {

namespace sql = obereg::sql::accreditation_registry;

namespace {

constexpr char const still[] = "9999-12-31";

struct Head {
  std::int64_t id = 0;
  Accreditation accreditation;
};

std::optional<Head> find_head(database::ReadTx& tx, std::int64_t number) {
  auto head = tx.find_one(sql::find, {{"number", number}}, [](database::Row const& row) {
    return Head{row.integer(0), read_accreditation(row, 1)};
  });
  if (head)
    head->accreditation.versions =
        tx.all(sql::versions, {{"id", head->id}}, [](database::Row const& row) { return read_version(row, 0); });
  return head;
}

void add_words(database::Tx& tx, std::int64_t id, std::int64_t number, std::string const& text) {
  for (auto const& word : text::words_of(text))
    tx.exec(sql::insert_word, {{"word", word}, {"id", id}, {"number", number}});
}

void add_version(database::Tx& tx, std::int64_t id, std::int64_t number, Version const& version, AccountId by) {
  auto const& [name, place, region, services, trainings] = version.particulars;
  auto const& decision = version.decision;
  auto const version_id = tx.get_integer(sql::insert_version, {{"id", id},
                                                               {"version", version.number},
                                                               {"step", to_text(decision.step)},
                                                               {"decided_on", decision.decided_on},
                                                               {"ground", decision.ground},
                                                               {"letter_date", decision.letter_date},
                                                               {"letter_number", decision.letter_number},
                                                               {"name", name},
                                                               {"place", place},
                                                               {"region", region},
                                                               {"services", listed(services)},
                                                               {"trainings", listed(trainings)},
                                                               {"status", to_text(version.status)},
                                                               {"by", by},
                                                               {"now", version.recorded_at}});
  tx.exec_one(sql::insert_unlogged, {{"version", version_id}});
  tx.exec(sql::end_state, {{"id", id}, {"until", decision.decided_on}, {"still", still}});
  tx.exec_one(sql::insert_state, {{"id", id},
                                  {"version", version.number},
                                  {"from", decision.decided_on},
                                  {"until", still},
                                  {"number", number},
                                  {"region", region},
                                  {"services", listed(services)},
                                  {"trainings", listed(trainings)},
                                  {"status", to_text(version.status)}});
  add_words(tx, id, number, name);
}

// Whether a record of this organisation is open: it may have only one.
bool has_open_record(database::ReadTx& tx, std::string const& inn) {
  return tx.get_integer(sql::count_open,
                        {{"inn", inn}, {"still", still}, {"terminated", to_text(Status::terminated)}}) > 0;
}

}  // namespace

Result<std::int64_t> add(database::Tx& tx, NewAccreditation const& wanted, AccountId by, LocalDate today, Instant now) {
  auto const status = status_after({}, wanted.decision, today);
  if (!status) return status.error();
  if (has_open_record(tx, wanted.inn)) return refuse(refusals::already_accredited);
  auto const number = wanted.number > 0 ? wanted.number : next_number(tx);
  try {
    tx.exec_one(sql::insert, {{"number", number},
                              {"inn", wanted.inn},
                              {"ogrn", wanted.ogrn},
                              {"of_sole_trader", wanted.of_sole_trader ? 1 : 0},
                              {"now", now}});
  } catch (database::ConstraintViolation const&) {
    return refuse(refusals::number_taken);
  }
  auto const id = tx.get_integer(sql::id_of, {{"number", number}});
  add_version(tx, id, number, {1, wanted.decision, wanted.particulars, *status, now}, by);
  add_words(tx, id, number, std::to_string(number) + " " + wanted.inn + " " + wanted.ogrn);
  return number;
}

Result<int> change(database::Tx& tx, Change const& wanted, AccountId by, LocalDate today, Instant now) {
  auto const head = find_head(tx, wanted.number);
  if (!head) return refuse(refusals::not_in_registry);
  auto const& versions = head->accreditation.versions;
  if (versions.back().number != wanted.seen) return refuse(refusals::changed_meanwhile);
  auto const status = status_after(versions, wanted.decision, today);
  if (!status) return status.error();
  auto const next = versions.back().number + 1;
  auto const& particulars = wanted.decision.step == Step::changed ? wanted.particulars : versions.back().particulars;
  add_version(tx, head->id, wanted.number, {next, wanted.decision, particulars, *status, now}, by);
  return next;
}

std::int64_t next_number(database::ReadTx& tx) {
  return tx.get_integer(sql::next_number, {});
}

std::optional<Accreditation> find(database::ReadTx& tx, std::int64_t number) {
  auto head = find_head(tx, number);
  if (!head) return std::nullopt;
  return std::move(head->accreditation);
}

std::optional<Accreditation> find_last(database::ReadTx& tx, std::string const& inn) {
  auto const number =
      tx.get_one(sql::last_number, {{"inn", inn}}, [](database::Row const& row) { return row.optional_integer(0); });
  return number ? find(tx, *number) : std::nullopt;
}

std::vector<Accreditation> read_page(database::ReadTx& tx, std::int64_t after, Instant since, int count) {
  std::vector<Accreditation> page;
  tx.each(sql::page, {{"after", after}, {"since", since}, {"count", count}}, [&](database::Row const& row) {
    auto read = read_accreditation(row, 0);
    if (page.empty() || page.back().number != read.number) page.push_back(std::move(read));
    page.back().versions.push_back(read_version(row, 4));
  });
  return page;
}

Standing standing_on(database::ReadTx& tx, std::string const& inn, TrainingKind kind, LocalDate day) {
  auto standing = Standing::not_in_registry;
  tx.each(sql::on_day, {{"inn", inn}, {"day", day}}, [&](database::Row const& row) {
    auto const status = status_of(row.text(0)).value();
    auto const kinds = read_listed(row.text(1), &training_kind_of);
    bool const trains = std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    auto const here = status == Status::suspended    ? Standing::suspended
                      : status == Status::terminated ? Standing::terminated
                      : trains                       ? Standing::accredited
                                                     : Standing::not_for_this_training;
    standing = std::min(standing, here);  // of several records the one that says most for the organisation
  });
  return standing;
}

bool is_empty(database::ReadTx& tx) {
  return tx.get_integer(sql::count_any, {}) == 0;
}

}  // namespace obereg::accreditation
