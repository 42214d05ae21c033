#include "training/sign_set/sign_set.hpp"

#include "access/accounts/names.hpp"
#include "platform/audit/audit.hpp"
#include "training/enter_set/enter_set.hpp"
#include "training/refusals.hpp"
#include "training/sign_set/queries.hpp"
#include "training/sign_set/signed_bytes.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::sign_set;

namespace {

Result<RecordSet> signable_set(database::ReadTx& tx, Actor const& actor, RecordSetId id) {
  auto const set = find_set(tx, id);
  if (!set || set->organisation != actor.organisation) return refuse(refusals::set_not_found);
  if (!allowed(*set, SetAction::sign))
    return refuse(refusals::set_not_formed, "Набор " + std::string(russian_name(set->state)) + ".");
  auto const provider = find_provider(tx, set->organisation);
  if (!provider->blocked_reason.empty()) return refuse(refusals::provider_blocked, provider->blocked_reason);
  return *set;
}

}  // namespace

Result<AcceptedSignature> accept_signature(web::Services const& services, Actor const& actor, std::string_view bytes,
                                           std::string const& signature, Instant now) {
  return access::accept_signature(services, actor, bytes, signature, refusals::signature_refused, now);
}

Act act_of(AcceptedSignature const& accepted, ledger::EventKind kind, Actor const& actor, Instant now) {
  Act act;
  act.kind = kind;
  act.organisation = actor.organisation;
  act.file_hash = accepted.file_hash;
  act.file_size = accepted.file_size;
  act.signature_hash = accepted.signature_hash;
  act.account = actor.account;
  act.signer = accepted.signer;
  act.thumbprint = accepted.thumbprint;
  act.evidence = accepted.evidence;
  act.signed_at = now;
  return act;
}

Result<RecordSetId> sign_set(web::Services const& services, Actor const& actor, RecordSetId id,
                             std::string const& signature, Instant now) {
  std::string bytes;
  auto const set = services.database.read([&](database::ReadTx& tx) -> Result<RecordSet> {
    auto found = signable_set(tx, actor, id);
    if (found) bytes = signed_bytes_of(tx, *found);
    return found;
  });
  if (!set) return set.error();
  auto const accepted = accept_signature(services, actor, bytes, signature, now);
  if (!accepted) return accepted.error();
  return services.database.write([&](database::Tx& tx) -> Result<RecordSetId> {
    if (auto const still = signable_set(tx, actor, id); !still) return still.error();
    auto act = act_of(*accepted, ledger::EventKind::entered, actor, now);
    act.set = id;
    auto const stored = insert_act(tx, act);
    if (tx.exec(sql::send_set, {{"act", stored}, {"set", id}}) != 1) return refuse(refusals::set_not_formed);
    enqueue_entry(tx, stored, now);
    audit::record(tx, actor, "training.set-signed", "record-set:" + std::to_string(id.value),
                  "подписал: " + access::holder_name(act.signer) + ", сертификат " + act.thumbprint, now);
    return id;
  });
}

}  // namespace obereg::training
