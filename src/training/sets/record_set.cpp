#include "training/sets/record_set.hpp"

#include <array>
#include <limits>
#include <stdexcept>

#include "platform/audit/audit.hpp"
#include "training/refusals.hpp"
#include "training/sets/queries.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::sets;

namespace {

struct StateWords {
  SetState state;
  std::string_view stored, russian;
};
constexpr std::array<StateWords, 6> words = {{{SetState::forming, "forming", "формируется"},
                                              {SetState::formed, "formed", "ждёт подписи"},
                                              {SetState::entering, "entering", "вносится"},
                                              {SetState::entered, "entered", "внесён в реестр"},
                                              {SetState::withdrawn, "withdrawn", "отозван"},
                                              {SetState::refused, "refused", "отклонён"}}};

StateWords const& words_of(SetState state) {
  return words[static_cast<std::size_t>(state)];
}

RecordSet read_set(database::Row const& row) {
  return {{row.integer(0)},        {row.integer(1)},        row.string(2),          row.string(3),
          row.string(4),           row.optional_integer(5), set_state(row.text(6)), row.integer(7),
          row.optional_integer(8), row.string(9),           row.moment(10),         row.optional_moment(11)};
}

std::string subject_of(RecordSetId set) {
  return "record-set:" + std::to_string(set.value);
}

// Midnight in Moscow of a day, or of the day after the last one, as milliseconds.
std::int64_t start_of(std::string const& iso, int days_after, std::int64_t otherwise) {
  auto const date = LocalDate::parse_iso(iso);
  if (!date) return otherwise;
  return to_millis(std::chrono::time_point_cast<std::chrono::milliseconds>(date->plus_days(days_after).days()) -
                   std::chrono::hours(3));
}

// Locked, so that of two tabs only one does it; a set of another organisation answers as none.
Result<RecordSet> take_for(database::Tx& tx, Actor const& actor, RecordSetId id, SetAction action) {
  auto const set = tx.find_one(sql::lock_set, {{"set", id}}, read_set);
  if (!set || set->organisation != actor.organisation) return refuse(refusals::set_not_found);
  if (!allowed(*set, action)) return refuse(refusals::set_not_formed, "Набор " + state_words(*set) + ".");
  return *set;
}

}  // namespace

std::string_view stored(SetState state) {
  return words_of(state).stored;
}
std::string_view russian_name(SetState state) {
  return words_of(state).russian;
}

SetState set_state(std::string_view stored) {
  for (auto const& word : words)
    if (word.stored == stored) return word.state;
  throw std::invalid_argument("unknown state of a set: " + std::string(stored));
}

bool allowed(SetState state, SetAction action) {
  switch (action) {
    case SetAction::sign:
      return state == SetState::formed;
    case SetAction::withdraw:
      return state == SetState::formed;
    case SetAction::dissolve:
      return state == SetState::formed || state == SetState::withdrawn || state == SetState::refused;
  }
  return false;
}

bool allowed(RecordSet const& set, SetAction action) {
  return !set.is_disbanded() && allowed(set.state, action);
}

std::string state_words(RecordSet const& set) {
  return std::string(russian_name(set.state)) + (set.is_disbanded() ? ", расформирован" : "");
}

std::optional<Provider> find_provider(database::ReadTx& tx, OrganisationId id) {
  return tx.find_one(sql::find_provider, {{"id", id}}, [](database::Row const& row) {
    auto const reason = row.string(4);
    return Provider{{row.integer(0)},
                    row.string(1),
                    row.string(2),
                    row.truth(3),
                    row.truth(5) ? (reason.empty() ? "причина не названа" : reason) : ""};
  });
}

RecordSetId begin_set(database::Tx& tx, Provider const& provider, std::string_view origin,
                      std::optional<std::int64_t> import_id, AccountId author, Instant now) {
  return {tx.get_integer(sql::insert_set, {{"organisation", provider.id},
                                           {"name", provider.name},
                                           {"inn", provider.inn},
                                           {"origin", origin},
                                           {"import", import_id},
                                           {"author", author},
                                           {"now", now}})};
}

void finish_forming(database::Tx& tx, RecordSetId set, std::int64_t record_count) {
  tx.exec_one(sql::finish_forming, {{"set", set}, {"count", record_count}});
}

Result<RecordSetId> form_set(database::Tx& tx, Actor const& actor, std::vector<std::int64_t> const& pending_ids,
                             Instant now) {
  if (pending_ids.empty()) return refuse(refusals::nothing_chosen);
  auto const provider = find_provider(tx, actor.organisation);
  if (!provider || !provider->trains) return refuse(refusals::not_a_provider);
  auto const set = begin_set(tx, *provider, "form", std::nullopt, actor.account, now);
  std::int64_t place = 0;
  for (auto const id : pending_ids)
    place +=
        tx.exec(sql::choose_record, {{"set", set}, {"place", place}, {"id", id}, {"organisation", actor.organisation}});
  if (place == 0) return refuse(refusals::nothing_chosen, "Выбранные записи уже вошли в другой набор или удалены.");
  finish_forming(tx, set, place);
  audit::record(tx, actor, "training.set-formed", subject_of(set), "записей: " + std::to_string(place), now);
  return set;
}

Result<RecordSetId> withdraw_set(database::Tx& tx, Actor const& actor, RecordSetId set, Instant now) {
  if (auto const taken = take_for(tx, actor, set, SetAction::withdraw); !taken) return taken.error();
  tx.exec_one(sql::move_set, {{"state", stored(SetState::withdrawn)}, {"closed", now}, {"set", set}});
  audit::record(tx, actor, "training.set-withdrawn", subject_of(set), "", now);
  return set;
}

Result<RecordSetId> dissolve_set(database::Tx& tx, Actor const& actor, RecordSetId set, Instant now) {
  auto const taken = take_for(tx, actor, set, SetAction::dissolve);
  if (!taken) return taken.error();
  auto const freed = tx.exec(sql::free_records, {{"set", set}});
  // A refused set stays refused, and the moment of a withdrawal stays.
  auto const state = taken->state == SetState::refused ? SetState::refused : SetState::withdrawn;
  tx.exec_one(sql::disband, {{"state", stored(state)}, {"closed", taken->closed_at.value_or(now)}, {"set", set}});
  audit::record(tx, actor, "training.set-dissolved", subject_of(set), "записей освобождено: " + std::to_string(freed),
                now);
  return set;
}

std::optional<RecordSet> find_set(database::ReadTx& tx, RecordSetId id) {
  return tx.find_one(sql::find_set, {{"set", id}}, read_set);
}

Result<RecordSet> visible_set(database::ReadTx& tx, Actor const& actor, std::optional<std::int64_t> id) {
  auto const set = id ? find_set(tx, {*id}) : std::nullopt;
  bool const own = set && set->organisation == actor.organisation && actor.may("training.view-own");
  if (!set || (!own && !actor.may("training.view-all"))) return refuse(refusals::set_not_found);
  return *set;
}

std::vector<RecordSet> list_sets(database::ReadTx& tx, SetFilter const& filter, int count) {
  constexpr auto endless = std::numeric_limits<std::int64_t>::max();
  return tx.all(sql::list,
                {{"organisation", filter.organisation ? filter.organisation->value : 0},
                 {"id", filter.id.value_or(0)},
                 {"state", filter.state},
                 {"from", start_of(filter.from, 0, 0)},
                 {"to", start_of(filter.to, 1, endless)},
                 {"before", filter.before > 0 ? filter.before : endless},
                 {"count", count}},
                read_set);
}

}  // namespace obereg::training
