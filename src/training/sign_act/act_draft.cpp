#include "training/sign_act/act_draft.hpp"

#include <sstream>

#include "training/records/record_columns.hpp"
#include "training/refusals.hpp"
#include "training/sign_act/queries.hpp"
#include "training/sign_set/signed_bytes.hpp"
#include "training_signed_set/signed_file.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::sign_act;

namespace {

constexpr auto kept_unsigned = std::chrono::hours{24 * 7};

ActDraft read_draft(database::Row const& row) {
  auto const kind = ledger::event_kind(row.text(1));
  if (!kind) throw database::DatabaseError("unknown kind of draft: " + row.string(1));
  ActDraft draft{{row.integer(0)},    *kind,         {row.integer(2)}, static_cast<int>(row.integer(3)),
                 row.truth(4),        row.string(5), row.string(6),    std::optional<ActId>{},
                 read_record(row, 10)};
  if (auto const act = row.optional_integer(7)) draft.act = ActId{*act};
  draft.record.provider_name = row.string(8);
  if (auto const inn = Inn::parse(row.text(9))) draft.record.provider_inn = *inn;
  return draft;
}

}  // namespace

ActDraft draft_about(StandingRecord const& standing, ledger::EventKind kind, Actor const& actor) {
  return {{}, kind, actor.organisation, standing.version, false, {}, {}, {}, standing.record};
}

ActDraftId insert_draft(database::Tx& tx, Actor const& actor, ActDraft const& draft, Instant now) {
  tx.exec(sql::delete_old_drafts, {{"before", now - kept_unsigned}});
  database::Parameters parameters = {{"kind", ledger::to_text(draft.kind)},
                                     {"organisation", actor.organisation},
                                     {"account", actor.account},
                                     {"version", draft.version},
                                     {"by_ministry", draft.by_ministry},
                                     {"document", draft.document_hash},
                                     {"reason", draft.reason},
                                     {"now", now},
                                     {"provider_name", draft.record.provider_name},
                                     {"provider_inn", draft.record.provider_inn.digits()}};
  std::vector<database::Value> values;
  append_values(values, draft.record);
  for (std::size_t i = 0; i < values.size(); ++i) parameters.push_back({record_columns().at(i), values[i]});
  return {tx.get_integer(sql::insert_draft, parameters)};
}

Result<ActDraft> visible_draft(database::ReadTx& tx, Actor const& actor, std::optional<std::int64_t> id) {
  auto const draft = id ? tx.find_one(sql::find_draft, {{"id", *id}}, read_draft) : std::nullopt;
  if (!draft || draft->organisation != actor.organisation) return refuse(refusals::act_draft_not_found);
  if (!actor.may(draft->by_ministry ? "training.ministry" : "training.sign"))
    return refuse(refusals::act_draft_not_found);
  return *draft;
}

Result<ActDraft> readable_act(database::ReadTx& tx, Actor const& actor, std::optional<std::int64_t> id) {
  auto const draft = id ? tx.find_one(sql::find_draft, {{"id", *id}}, read_draft) : std::nullopt;
  if (!draft || !draft->act) return visible_draft(tx, actor, id);
  if (actor.may("training.view-all")) return *draft;
  auto const standing = find_standing(tx, draft->record.registry_number);
  bool const is_own = standing && standing->organisation == actor.organisation && actor.may("training.view-own");
  return is_own ? Result<ActDraft>(*draft) : visible_draft(tx, actor, id);
}

ActDraft draft_of_act(database::ReadTx& tx, ActId act) {
  return tx.get_one(sql::draft_of_act, {{"act", act}}, read_draft);
}

std::string name_of(ActDraft const& draft) {
  return "act-" + std::to_string(draft.id.value);
}

std::string signed_bytes_of(ActDraft const& draft) {
  std::ostringstream out;
  SignedFileWriter writer(out, {.kind = draft.kind,
                                .id = draft.record.registry_number,
                                .provider_name = draft.record.provider_name,
                                .provider_inn = draft.record.provider_inn.digits(),
                                .reason = draft.reason,
                                .records = 1});
  writer.add(signed_row(draft.record));
  writer.finish();
  return std::move(out).str();
}

}  // namespace obereg::training
