// A record set: the records that are signed and entered together (TRN-11, TRN-12).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/database/database.hpp"

namespace obereg::training {

enum class SetState : std::uint8_t {
  forming,    // rows of a file are being stored
  formed,     // may be viewed, signed, withdrawn
  entering,   // signed; a job enters it
  entered,    // its records stand in the registry
  withdrawn,  // taken back before sending
  refused,    // signed, yet could not be entered: see `refusal`
};
std::string_view stored(SetState state);        // "formed"
SetState set_state(std::string_view stored);    // throws for an unknown word
std::string_view russian_name(SetState state);  // «сформирован»

struct RecordSet {
  RecordSetId id;
  OrganisationId organisation;
  std::string provider_name, provider_inn;
  std::string origin;  // reimport, import, xml, form
  std::optional<std::int64_t> import_id;
  SetState state = SetState::forming;
  std::int64_t record_count = 0;
  std::optional<std::int64_t> act_id;
  std::string refusal;
  Instant created_at;
  std::optional<Instant> closed_at;
  // «Расформировать» freed its records: it has none any more.
  bool is_disbanded() const {
    return record_count == 0 && (state == SetState::withdrawn || state == SetState::refused);
  }
};

enum class SetAction : std::uint8_t { sign, withdraw, dissolve };
// The life of a set: what may be done to it in which state. Used by the buttons and by the checks alike.
bool allowed(SetState state, SetAction action);
bool allowed(RecordSet const& set, SetAction action);  // of a disbanded one nothing
// «отозван», and where its records were freed «отозван, расформирован».
std::string state_words(RecordSet const& set);

struct Provider {
  OrganisationId id;
  std::string name, inn;  // as in its documents: records must name it so to the letter (TRN-05)
  bool trains = false;
  std::string blocked_reason;  // not empty: the ministry has stopped it
};
std::optional<Provider> find_provider(database::ReadTx& tx, OrganisationId id);

// An empty set in state forming; rows are added with pending records, then finish_forming() opens it.
RecordSetId begin_set(database::Tx& tx, Provider const& provider, std::string_view origin,
                      std::optional<std::int64_t> import_id, AccountId author, Instant now);
void finish_forming(database::Tx& tx, RecordSetId set, std::int64_t record_count);
// «Сформировать набор»: the chosen pending records of the actor's organisation that are in no set yet.
Result<RecordSetId> form_set(database::Tx& tx, Actor const& actor, std::vector<std::int64_t> const& pending_ids,
                             Instant now);
// «Отозвать»: before sending. The records stay with the withdrawn set.
Result<RecordSetId> withdraw_set(database::Tx& tx, Actor const& actor, RecordSetId set, Instant now);
// «Расформировать»: the records wait again to be chosen, so that they can be edited.
Result<RecordSetId> dissolve_set(database::Tx& tx, Actor const& actor, RecordSetId set, Instant now);

std::optional<RecordSet> find_set(database::ReadTx& tx, RecordSetId id);
// The set where the actor may see it: of the own organisation, or with the right to see all. Else a refusal as if it
// did not exist.
Result<RecordSet> visible_set(database::ReadTx& tx, Actor const& actor, std::optional<std::int64_t> id);

struct SetFilter {
  std::optional<OrganisationId> organisation;  // nothing: all (ministry)
  std::optional<std::int64_t> id;
  std::string state;        // stored word or ""
  std::string from, to;     // dates of creation, ISO or ""
  std::int64_t before = 0;  // paging by key: ids below this; 0: from the newest
};
std::vector<RecordSet> list_sets(database::ReadTx& tx, SetFilter const& filter, int count);

}  // namespace obereg::training
