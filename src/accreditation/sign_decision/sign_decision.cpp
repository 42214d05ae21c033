#include "accreditation/sign_decision/sign_decision.hpp"

#include <tuple>

#include "access/accept_signature/accept_signature.hpp"
#include "access/accounts/names.hpp"
#include "accreditation/examination/mended_document.hpp"
#include "accreditation/examination/refusals.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/mail_letters/send_result.hpp"
#include "accreditation/repeat_letter/repeat_letter.hpp"
#include "accreditation/sign_decision/decide_registry.hpp"
#include "accreditation/tell_applicant/tell_applicant.hpp"
#include "casework/handling/handling.hpp"
#include "platform/audit/audit.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::accreditation {

namespace {

std::string subject_of(casework::CaseId id) {
  return "accreditation-case:" + std::to_string(id.value);
}

// Who filed in the cabinet reads it there; on paper it was the office that entered the application.
void tell_decided(database::Tx& tx, web::Settings const& settings, ToDecide const& decided, Instant now) {
  auto const& work = decided.work;
  if (work.held.channel != name_of(Channel::portal)) return;
  auto const had_letter = delivery_of(work).by_email ? work.application.answers.value("email") : std::string();
  auto const what = decided.facts.is_granted ? "Услуга оказана" : "В услуге отказано";
  tell_applicant(tx, work.held, work.held.filed_by,
                 {std::string(what) + ": заявление № " + decided.facts.incoming_number,
                  "Здравствуйте.\n\nПо заявлению об аккредитации № " + decided.facts.incoming_number +
                      " подписано письмо № " + decided.facts.letter_number + " от " + decided.facts.letter_date + ". " +
                      what + ".\n\nПрочитать и скачать письмо с подписью: " + settings.origin +
                      case_address(work.held.id, Reader::applicant) + "\n"},
                 now, had_letter);
}

void tell_officer(database::Tx& tx, web::Settings const& settings, casework::Case const& held,
                  std::string const& remark, Instant now) {
  auto const account = held.officer ? access::find_account(tx, *held.officer) : std::nullopt;
  if (!account || account->email.empty()) return;
  mail::send_later(tx, account->email, "Проект решения по заявлению № " + held.incoming_number + " возвращён",
                   "Здравствуйте.\n\nПодписант вернул проект решения. Замечание: " + remark +
                       "\n\nДело: " + settings.origin + case_address(held.id, Reader::officer) + "\n",
                   now);
}

std::pair<std::int64_t, std::int64_t> add_documents(database::Tx& tx, ToDecide const& decided,
                                                    access::AcceptedSignature const& accepted, Instant now) {
  auto const& title =
      decided.facts.is_granted ? decided.work.variant->letter.text : decided.work.variant->refusal_letter.text;
  auto const& file = decided.letter;
  auto const id = decided.work.held.id;
  auto const letter = casework::add_document(
      tx, id, {0, "letter", title, file.name, file.media_type, accepted.file_hash, accepted.file_size}, now);
  auto const signature =
      casework::add_document(tx, id,
                             {0, "letter-signature", "Подпись под письмом", file.name + ".sig",
                              "application/pkcs7-signature", accepted.signature_hash, accepted.signature_size},
                             now);
  return {letter, signature};
}

// П. 220, 240: the result is «документ, в который внесены изменения», and the letter goes with it.
void add_mended(database::Tx& tx, CaseInWork const& work, Instant now) {
  auto const mended = mended_document_of(work.examination.typed);
  if (!mended || !asks_for_mended_document(*work.variant, work.examination.typed)) return;
  casework::add_document(tx, work.held.id,
                         {0, std::string(mended_item), std::string(mended_title), mended->name, mended->media_type,
                          mended->hash, mended->size},
                         now);
}

void note(database::Tx& tx, Actor const& actor, ToDecide const& decided, access::AcceptedSignature const& accepted,
          std::string const& how_sent, Instant now) {
  auto const& facts = decided.facts;
  auto const what = std::string(facts.is_granted ? "Услуга оказана" : "В услуге отказано");
  casework::add_event(
      tx, decided.work.held.id,
      {now, "decided", actor.name,
       what + ": письмо № " + facts.letter_number + " от " + facts.letter_date + " подписано" + how_sent + "."});
  audit::record(tx, actor, "accreditation.case-decided", subject_of(decided.work.held.id),
                what + "; входящий номер " + facts.incoming_number + "; письмо № " + facts.letter_number +
                    "; подписал: " + access::holder_name(accepted.signer) + ", сертификат " + accepted.thumbprint,
                now);
}

CaseDecision record_documents(database::Tx& tx, Actor const& actor, ToDecide const& decided,
                              access::AcceptedSignature const& accepted, std::optional<std::int64_t> record,
                              Instant now) {
  auto const& work = decided.work;
  CaseDecision made;
  made.is_granted = decided.facts.is_granted;
  made.decided_on = decided.terms.day;
  made.letter_number = decided.facts.letter_number;
  made.officer = work.examination.changed_by;
  made.signed_by = actor.account;
  made.typed = work.examination.typed;
  made.registry_number = record;
  std::tie(made.letter, made.signature) = add_documents(tx, decided, accepted, now);
  add_mended(tx, work, now);
  made.decided_at = now;
  made.template_version = decided.terms.template_version;
  made.letter_text = letter_text(decided.facts, registry_step_of(*work.variant, work.examination.typed));
  record_case_decision(tx, work.held.id, made, accepted);
  send_to_cabinet(
      tx, work.held,
      {work.held.id, made.letter, "decision", made.letter_number, made.decided_on, decided.code, made.letter_text},
      now);
  return made;
}

// The number is taken first: two who sign at once wait for each other here, and the later sees that its letter is out
// of date. П. 70, 99 and the like: the result goes to the applicant's cabinet on the day of the decision; by post:
// mail_letters.
Result<void> decide(database::Tx& tx, web::Services const& services, Actor const& actor, ToDecide const& decided,
                    access::AcceptedSignature const& accepted, Instant now) {
  auto const& work = decided.work;
  auto const& terms = decided.terms;
  auto const number = casework::take_number(tx, letter_series, terms.day.year());
  auto const still = case_to_decide(tx, actor, work.held.id.value);
  if (!still) return still.error();
  if (terms.day != LocalDate::at(now, services.settings.zone)) return refuse(refusals::letter_out_of_date);
  if (number != terms.number) return refuse(refusals::letter_out_of_date, "Номер письма занят другим решением.");
  if (!move_examination(tx, work.examination, ExaminationState::signed_off, "", actor.account, now))
    return refuse(refusals::letter_out_of_date, "Проект решения изменили.");
  auto const record = decide_registry(tx, actor, decided, now);
  if (!record) return record.error();
  auto const made = record_documents(tx, actor, decided, accepted, *record, now);
  auto const state = decided.facts.is_granted ? casework::CaseState::granted : casework::CaseState::refused;
  if (!casework::close_case(tx, work.held.id, state, "", now)) return refuse(refusals::case_ended);
  casework::enter_stage(tx, work.held.id, "result");
  casework::add_search_words(tx, work.held.id, made.letter_number);
  auto const how_sent = send_result(tx, services.settings, work, made, now);
  note(tx, actor, decided, accepted, how_sent, now);
  tell_decided(tx, services.settings, decided, now);
  return {};
}

// The letter names one certificate: another may not sign it.
Result<access::AcceptedSignature> accepted_for(web::Services const& services, Actor const& actor,
                                               ToDecide const& decided, std::string const& signature, Instant now) {
  auto const accepted = access::accept_signature(services, actor, decided.letter.bytes, signature,
                                                 refusals::decision_signature_refused, now);
  if (!accepted) return accepted;
  auto const usable = services.database.read([&](database::ReadTx& tx) { return usable_certificates(tx, actor, now); });
  for (auto const& each : usable)
    if (each.id == decided.terms.certificate && each.thumbprint == accepted->thumbprint) return accepted;
  return refuse(refusals::decision_signature_refused,
                "Подпись верна, но сделана не тем сертификатом, который назван в письме. Выберите на странице "
                "сертификат, которым подписываете.");
}

}  // namespace

Result<CaseInWork> case_to_decide(database::ReadTx& tx, Actor const& actor, std::optional<std::int64_t> id) {
  auto const held = any_case(tx, id);
  if (!held) return held.error();
  if (auto const decision = decision_of(tx, held->id))
    return refuse(refusals::already_decided,
                  "Письмо № " + decision->letter_number + " от " + decision->decided_on.russian() + ".");
  if (held->state != casework::CaseState::open) return refuse(refusals::case_ended);
  auto work = read_case_in_work(tx, *held);
  if (work.examination.state != ExaminationState::sent) return refuse(refusals::nothing_to_sign);
  if (held->officer == actor.account || work.examination.changed_by == actor.account)
    return refuse(refusals::own_draft);
  if (belongs_to_applicant(tx, actor, *held)) return refuse(refusals::own_organisation);
  return work;
}

Result<void> sign_decision(web::Services const& services, Actor const& actor, std::int64_t id, LetterTerms const& terms,
                           std::string const& signature, Instant now) {
  auto const decided = services.database.read([&](database::ReadTx& tx) -> Result<ToDecide> {
    auto const work = case_to_decide(tx, actor, id);
    if (!work) return work.error();
    auto made = decision_to_sign(tx, {services.settings, services.files, services.log_key}, actor, *work, terms, now);
    if (made && made->terms.template_version != terms.template_version)
      return refuse(refusals::letter_out_of_date, "Шаблон письма заменили.");
    return made;
  });
  if (!decided) return decided.error();
  auto const accepted = accepted_for(services, actor, *decided, signature, now);
  if (!accepted) return accepted.error();
  return services.database.write(
      [&](database::Tx& tx) { return decide(tx, services, actor, *decided, *accepted, now); });
}

Result<void> return_draft(database::Tx& tx, web::Settings const& settings, Actor const& actor, std::int64_t id,
                          std::string const& remark, Instant now) {
  auto const work = case_to_decide(tx, actor, id);
  if (!work) return work.error();
  if (!move_examination(tx, work->examination, ExaminationState::work, remark, actor.account, now))
    return refuse(refusals::nothing_to_sign);
  casework::add_event(tx, work->held.id, {now, "draft-returned", actor.name, "Проект решения возвращён исполнителю."});
  audit::record(tx, actor, "accreditation.draft-returned", subject_of(work->held.id),
                "входящий номер " + work->held.incoming_number, now);
  tell_officer(tx, settings, work->held, remark, now);
  return {};
}

}  // namespace obereg::accreditation
