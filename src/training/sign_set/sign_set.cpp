#include "training/sign_set/sign_set.hpp"

#include "access/accounts/names.hpp"
#include "access/own_certificates/whose_certificate.hpp"
#include "platform/audit/audit.hpp"
#include "platform/web/words/in_sentences.hpp"
#include "training/enter_set/enter_set.hpp"
#include "training/refusals.hpp"
#include "training/sign_set/queries.hpp"
#include "training/sign_set/signed_bytes.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::sign_set;

namespace {

bool is_own_certificate(database::ReadTx& tx, Actor const& actor, std::string const& thumbprint) {
  return tx.get_integer(sql::is_own_certificate, {{"account", actor.account}, {"thumbprint", thumbprint}}) > 0;
}

// A certificate that states an organisation signs for it alone. One that states none is a person's own: with it a
// representative signs under a power of attorney (63-ФЗ, статья 17.2). Статья 17.5, часть 1: «Доверенность
// представляется в том числе в электронной форме в машиночитаемом виде»; where to, nothing says, so none is asked for.
std::string why_not_for(database::ReadTx& tx, Actor const& actor, signatures::Certificate const& signer) {
  auto const own = access::find_organisation(tx, actor.organisation).value();
  if (!access::states_another(signer, own)) return "";
  auto words =
      "Подпись верна, но сертификат выдан в другой организации. В сертификате: " + access::stated_organisation(signer) +
      ". Вы подписываете от имени организации " + own.name;
  for (auto const& [title, number] : {std::pair{", ИНН ", own.inn}, {", ОГРН ", own.ogrn}})
    if (!number.empty()) words += title + number;
  return words +
         ". Подпишите сертификатом, который выдан вам в этой организации, или личным, без организации. "
         "Добавить его можно на странице «Мои сертификаты».";
}

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
  auto const verification = signatures::verify(*services.trust.get(), signature, bytes, now);
  if (auto const refusal = verification.refusal()) return refuse(refusals::signature_refused, web::in_words(*refusal));
  auto const& signer = *verification.signer;
  auto const why_not = services.database.read([&](database::ReadTx& tx) {
    return is_own_certificate(tx, actor, signer.sha256)
               ? why_not_for(tx, actor, signer)
               : "Подпись верна, но сделана сертификатом «" + signer.common_name +
                     "», который не привязан к вашей учётной записи. Подпишите своим сертификатом.";
  });
  if (!why_not.empty()) return refuse(refusals::signature_refused, why_not);
  auto const file = services.files.put(bytes);
  return AcceptedSignature{
      file.hash,     services.files.put(signature).hash,     static_cast<std::int64_t>(file.size), signer.subject,
      signer.sha256, signatures::evidence_json(verification)};
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
