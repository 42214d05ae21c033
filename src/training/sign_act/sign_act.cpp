#include "training/sign_act/sign_act.hpp"

#include <boost/json.hpp>

#include "access/accounts/names.hpp"
#include "platform/audit/audit.hpp"
#include "training/due/candidates.hpp"
#include "training/records/registry_rows.hpp"
#include "training/refusals.hpp"
#include "training/sets/record_set.hpp"
#include "training/sign_act/queries.hpp"
#include "training/sign_set/sign_set.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::sign_act;

namespace {

using ledger::EventKind;

// Both return the record as it stood.
TrainingRecord write_correction(database::Tx& tx, ActDraft const& draft, ActId act) {
  auto const standing = *find_standing(tx, draft.record.registry_number);
  RegistryRow const row{draft.record, standing.version + 1, 0, 0, standing.reimported};
  auto const terms_at = tx.get_one(sql::first_signed, {{"number", draft.record.registry_number}},
                                   [](database::Row const& found) { return found.moment(0); });
  insert_registry_rows(tx, {&row, 1}, act, standing.organisation, terms_at);
  return standing.record;
}

TrainingRecord write_annulment(database::Tx& tx, ActDraft const& draft, ActId act, LocalDate const& today) {
  tx.exec_one(sql::insert_annulment, {{"number", draft.record.registry_number},
                                      {"act", act},
                                      {"on", today},
                                      {"reason", draft.reason},
                                      {"by_ministry", draft.by_ministry},
                                      {"document", draft.document_hash}});
  return draft.record;
}

void enter_in_log(database::Tx& tx, ActDraft const& draft, ActId id, Act const& act, ledger::LogKey const& key,
                  Instant now) {
  auto const block = ledger::stage_block(tx);
  auto const leaf = leaf_of(draft.kind, draft.record.registry_number, act.file_hash, 0);
  ledger::stage_leaves(tx, block, 0, {&leaf, 1});
  set_block(tx, id, block);
  ledger::publish_block(tx, block, key, now);
  set_published(tx, id, now);
}

ActId publish(database::Tx& tx, web::Services const& services, Actor const& actor, ActDraft const& draft, Act act,
              Instant now) {
  act.reason = draft.reason;
  auto const id = insert_act(tx, act);
  auto const today = LocalDate::at(now, services.settings.zone);
  bool const corrects = draft.kind == EventKind::corrected;
  auto const before = corrects ? write_correction(tx, draft, id) : write_annulment(tx, draft, id, today);
  enter_in_log(tx, draft, id, act, services.log_key, now);
  reconsider_candidates(tx, before);
  tx.exec_one(sql::close_draft, {{"act", id}, {"id", draft.id}});
  jobs::enqueue(tx, keep_receipt_job, boost::json::serialize(boost::json::object{{"act", id.value}}), now);
  audit::record(
      tx, actor, corrects ? "training.record-corrected" : "training.record-annulled",
      "record:" + draft.record.registry_number,
      "причина: " + draft.reason + "; подписал: " + access::holder_name(act.signer) + ", сертификат " + act.thumbprint,
      now);
  return id;
}

}  // namespace

std::optional<Refusal> why_not_signed(database::ReadTx& tx, ActDraft const& draft) {
  auto const standing = record_to_change(tx, draft.record.registry_number);
  if (!standing) return standing.error();
  if (standing->version != draft.version) return refuse(refusals::record_changed);
  if (!draft.by_ministry) {
    auto const provider = find_provider(tx, draft.organisation);
    if (!provider->blocked_reason.empty()) return refuse(refusals::provider_blocked, provider->blocked_reason);
  }
  if (draft.kind == EventKind::corrected)
    if (auto const other = same_event(tx, draft.record); !other.empty())
      return refuse(refusals::correction_repeats, "Номер той записи: " + other + ".");
  return std::nullopt;
}

Result<ActId> sign_act(web::Services const& services, Actor const& actor, ActDraftId id, std::string const& signature,
                       Instant now) {
  auto const draft = services.database.read([&](database::ReadTx& tx) -> Result<ActDraft> {
    auto found = visible_draft(tx, actor, id.value);
    if (!found || found->act) return found;
    if (auto const refusal = why_not_signed(tx, *found)) return *refusal;
    return found;
  });
  if (!draft) return draft.error();
  if (draft->act) return *draft->act;
  auto const accepted = accept_signature(services, actor, signed_bytes_of(*draft), signature, now);
  if (!accepted) return accepted.error();
  auto const act = services.database.write([&](database::Tx& tx) -> Result<ActId> {
    ledger::lock_log(tx);  // from here on nobody else changes the record, so what is compared now holds
    auto const still = visible_draft(tx, actor, id.value);
    if (!still) return still.error();
    if (still->act) return *still->act;
    if (auto const refusal = why_not_signed(tx, *still)) return *refusal;
    return publish(tx, services, actor, *still, act_of(*accepted, still->kind, actor, now), now);
  });
  if (act) keep_receipt(services, *act);
  return act;
}

void keep_receipt(web::Services const& services, ActId id) {
  auto const receipt = services.database.read([&](database::ReadTx& tx) {
    auto const act = find_act(tx, id).value();
    if (!act.receipt_hash.empty()) return std::string{};
    auto const draft = draft_of_act(tx, id);
    auto const& record = draft.record;
    return make_receipt(tx, act, name_of(draft), record.provider_name, record.provider_inn.digits(), services.log_key);
  });
  if (receipt.empty()) return;
  auto const kept = services.files.put(receipt);
  services.database.write([&](database::Tx& tx) { set_receipt(tx, id, kept.hash); });
}

void run_keep_receipt(jobs::Run& run, web::Services const& services) {
  keep_receipt(services, {boost::json::parse(run.job.payload).at("act").as_int64()});
}

}  // namespace obereg::training
