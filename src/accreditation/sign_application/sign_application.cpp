#include "accreditation/sign_application/sign_application.hpp"

#include "access/accept_signature/accept_signature.hpp"
#include "access/accounts/names.hpp"
#include "accreditation/attach_documents/attach_documents.hpp"
#include "accreditation/check_application/known_facts.hpp"
#include "accreditation/refusals.hpp"
#include "accreditation/sign_application/application_text.hpp"
#include "accreditation/tell_applicant/tell_applicant.hpp"
#include "accreditation/terms/terms.hpp"
#include "casework/store.hpp"
#include "core/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/calendar_store/calendar_store.hpp"

namespace obereg::accreditation {

namespace {

std::vector<casework::CaseDocument> documents_of(ToSign const& signed_one, access::AcceptedSignature const& accepted) {
  auto const& variant = *regulation().variant(signed_one.application.variant);
  auto const name = text_name_of(signed_one.application.id);
  std::vector<casework::CaseDocument> documents{
      {0, "application", "Заявление", name, "text/plain; charset=utf-8", accepted.file_hash, accepted.file_size},
      {0, "signature", "Подпись под заявлением", name + ".sig", "application/pkcs7-signature", accepted.signature_hash,
       accepted.signature_size}};
  for (auto const& file : signed_one.files)
    documents.push_back(
        {0, file.document, document_title(variant, file.document), file.name, file.media_type, file.hash, file.size});
  return documents;
}

casework::Filing filing_of(ToSign const& signed_one, access::AcceptedSignature const& accepted, Actor const& actor,
                           LocalDate today) {
  auto const& application = signed_one.application;
  auto const& variant = *regulation().variant(application.variant);
  casework::Filing filing;
  filing.service = service_name;
  filing.series = incoming_series;
  filing.variant = variant.number;
  filing.organisation = application.organisation;
  filing.applicant = application.answers.value("full_name");
  filing.inn = application.answers.value("inn");
  filing.filed_by = actor.account;
  filing.actor = actor.name;
  filing.channel = name_of(Channel::portal);
  filing.stage = variant.stages.front().key;
  filing.terms = terms_of(variant, today, today);
  filing.documents = documents_of(signed_one, accepted);
  return filing;
}

void tell(database::Tx& tx, web::Settings const& settings, Actor const& actor, casework::Case const& filed,
          Instant now) {
  tell_applicant(
      tx, filed, actor.account,
      {"Заявление № " + filed.incoming_number + " принято",
       "Здравствуйте.\n\nЗаявление об аккредитации подано и зарегистрировано, входящий номер " + filed.incoming_number +
           ".\nСрок услуги: до конца дня " + casework::last_day(filed.due_at, settings.zone) +
           ".\n\nЧто с ним происходит, видно на странице " + settings.origin + "/accreditation/cases/" +
           std::to_string(filed.id.value) + "\n"},
      now);
}

Result<casework::CaseId> file(database::Tx& tx, web::Services const& services, Actor const& actor,
                              ToSign const& signed_one, access::AcceptedSignature const& accepted, Instant now) {
  auto const& application = signed_one.application;
  if (!claim_draft(tx, application.id, application.version)) {
    auto const now_it_is = own_application(tx, actor, application.id.value);
    if (!now_it_is) return now_it_is.error();
    if (now_it_is->filed_as) return *now_it_is->filed_as;
    return refuse(refusals::application_changed);
  }
  auto const zone = services.settings.zone;
  auto const filed = casework::file_case(tx, filing_of(signed_one, accepted, actor, LocalDate::at(now, zone)),
                                         calendar::current(tx), zone, now);
  set_filed(tx, application.id, filed.id, {accepted.signer, accepted.thumbprint, accepted.evidence});
  audit::record(tx, actor, "accreditation.application-filed", "accreditation-case:" + std::to_string(filed.id.value),
                "входящий номер " + filed.incoming_number + "; подписал: " + access::holder_name(accepted.signer) +
                    ", сертификат " + accepted.thumbprint,
                now);
  tell(tx, services.settings, actor, filed, now);
  return filed.id;
}

// П. 56 б: «электронная подпись заявителя (его представителя)»: of the representative whom the application names.
Result<void> signed_by_representative(Application const& application, access::AcceptedSignature const& accepted) {
  auto const& variant = *regulation().variant(application.variant);
  auto const named = application.answers.value("representative_name");
  bool const is_own = accepted.signer_name.empty() || is_same_name(named, accepted.signer_name);
  if (!facts_of(variant, application.answers).by_representative || is_own) return {};
  return refuse(refusals::signature_refused,
                "Подпись верна, но представитель в заявлении — " + named +
                    ", а сертификат выдан другому человеку: " + accepted.signer_name +
                    ". Подписать должен тот представитель, который назван, своим сертификатом. "
                    "Если имя написано с ошибкой, исправьте его в разделе «Представитель и доверенность».");
}

}  // namespace

Result<ToSign> application_to_sign(database::ReadTx& tx, Actor const& actor, std::optional<std::int64_t> id,
                                   LocalDate today) {
  auto const found = own_application(tx, actor, id);
  if (!found) return found.error();
  ToSign to_sign{*found, files_of(tx, found->id), ""};
  if (found->filed_as) return to_sign;
  auto const& variant = *regulation().variant(found->variant);
  if (hinders(check_application(variant, found->answers, known_facts(tx, *found, today))))
    return refuse(refusals::application_has_faults);
  to_sign.bytes = application_text(*found, to_sign.files);
  return to_sign;
}

bool is_same_name(std::string_view one, std::string_view other) {
  auto shorter = text::fold(one), longer = text::fold(other);
  if (shorter.size() > longer.size()) std::swap(shorter, longer);
  bool const has_first_name = shorter.find(' ') != std::string::npos;
  return has_first_name && (longer == shorter || longer.starts_with(shorter + " "));
}

Result<casework::CaseId> sign_application(web::Services const& services, Actor const& actor, std::int64_t id,
                                          std::string const& signature, Instant now) {
  auto const today = LocalDate::at(now, services.settings.zone);
  auto const to_sign =
      services.database.read([&](database::ReadTx& tx) { return application_to_sign(tx, actor, id, today); });
  if (!to_sign) return to_sign.error();
  if (to_sign->application.filed_as) return *to_sign->application.filed_as;
  auto const accepted =
      access::accept_signature(services, actor, to_sign->bytes, signature, refusals::signature_refused, now);
  if (!accepted) return accepted.error();
  if (auto const own = signed_by_representative(to_sign->application, *accepted); !own) return own.error();
  return services.database.write([&](database::Tx& tx) { return file(tx, services, actor, *to_sign, *accepted, now); });
}

}  // namespace obereg::accreditation
