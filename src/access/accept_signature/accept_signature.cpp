#include "access/accept_signature/accept_signature.hpp"

#include "access/accept_signature/queries.hpp"
#include "access/own_certificates/whose_certificate.hpp"
#include "platform/signatures/verify.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::accept_signature;

namespace {

bool is_own_certificate(database::ReadTx& tx, Actor const& actor, std::string const& thumbprint) {
  return tx.get_integer(sql::is_own_certificate, {{"account", actor.account}, {"thumbprint", thumbprint}}) > 0;
}

// A certificate that states an organisation signs for it alone. One that states none is a person's own: with it a
// representative signs under a power of attorney (63-ФЗ, статья 17.2). Статья 17.5, часть 1: «Доверенность
// представляется в том числе в электронной форме в машиночитаемом виде»; where to, nothing says, so none is asked for.
std::string why_not_for(database::ReadTx& tx, Actor const& actor, signatures::Certificate const& signer) {
  auto const own = find_organisation(tx, actor.organisation).value();
  if (!states_another(signer, own)) return "";
  auto words =
      "Подпись верна, но сертификат выдан в другой организации. В сертификате: " + stated_organisation(signer) +
      ". Вы подписываете от имени организации " + own.name;
  for (auto const& [title, number] : {std::pair{", ИНН ", own.inn}, {", ОГРН ", own.ogrn}})
    if (!number.empty()) words += title + number;
  return words +
         ". Подпишите сертификатом, который выдан вам в этой организации, или личным, без организации. "
         "Добавить его можно на странице «Мои сертификаты».";
}

}  // namespace

Result<AcceptedSignature> accept_signature(web::Services const& services, Actor const& actor, std::string_view bytes,
                                           std::string const& signature, RefusalKind const& refused, Instant now) {
  auto const verification = signatures::verify(*services.trust.get(), signature, bytes, now);
  if (auto const refusal = verification.refusal()) return refuse(refused, web::in_words(*refusal));
  auto const& signer = *verification.signer;
  auto const why_not = services.database.read([&](database::ReadTx& tx) {
    return is_own_certificate(tx, actor, signer.sha256)
               ? why_not_for(tx, actor, signer)
               : "Подпись верна, но сделана сертификатом «" + signer.common_name +
                     "», который не привязан к вашей учётной записи. Подпишите своим сертификатом.";
  });
  if (!why_not.empty()) return refuse(refused, why_not);
  auto const file = services.files.put(bytes);
  auto const kept = services.files.put(signature);
  return AcceptedSignature{file.hash,
                           kept.hash,
                           static_cast<std::int64_t>(file.size),
                           signer.subject,
                           signer.sha256,
                           signatures::evidence_json(verification),
                           static_cast<std::int64_t>(kept.size),
                           stated_name(signer)};
}

bool has_certificate(database::ReadTx& tx, AccountId account) {
  return tx.get_integer(sql::own_certificates, {{"account", account}}) > 0;
}

}  // namespace obereg::access
