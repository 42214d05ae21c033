#include "accreditation/mail_letters/send_result.hpp"

#include "accreditation/examination/mended_document.hpp"
#include "accreditation/terms/terms.hpp"
#include "casework/mailing/mailing.hpp"
#include "platform/calendar_store/calendar_store.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::accreditation {

namespace {

// П. 69: «… заказным почтовым отправлением с уведомлением о вручении в срок, не превышающий 3 рабочих дней со дня
// принятия решения о предоставлении Услуги».
std::string wait_for_post(database::Tx& tx, std::chrono::minutes zone, CaseInWork const& work,
                          CaseDecision const& decision, Instant now) {
  casework::add_mailing(tx,
                        {work.held.id, decision.letter, decision.letter_number, work.held.applicant,
                         post_address_of(work.application.answers)},
                        now);
  auto const term = term_of(*work.variant->deadline("result_by_post"), decision.decided_on, "принятия решения");
  auto const days = calendar::current(tx);
  casework::start_clock(tx, work.held.id, term, days, zone);
  return ", почтой отправить до конца дня " + casework::last_day(casework::end_of(term, days, zone).at, zone);
}

// The letter, its signature and the document that it mends, as the cabinet gives them.
std::vector<mail::Attachment> signed_letter(database::Tx& tx, CaseInWork const& work, CaseDecision const& decision) {
  std::vector<mail::Attachment> attached;
  for (auto const& each : casework::documents_of(tx, work.held.id))
    if (each.id == decision.letter || each.id == decision.signature || each.item == mended_item)
      attached.push_back({each.file_name, each.media_type, each.hash});
  return attached;
}

std::string send_by_email(database::Tx& tx, CaseInWork const& work, CaseDecision const& decision, Instant now) {
  auto const email = work.application.answers.value("email");
  mail::send_later(tx, email, "Письмо № " + decision.letter_number + " по заявлению № " + work.held.incoming_number,
                   "Здравствуйте.\n\nВы просили прислать ответ на электронную почту. Подписано письмо № " +
                       decision.letter_number + " от " + decision.decided_on.russian() + ":\n\n" +
                       decision.letter_text + "\n\nПриложены письмо, подписанное электронной подписью, и файл подписи" +
                       (mended_document_of(decision.typed) ? ", а с ними исправленный документ.\n" : ".\n"),
                   now, signed_letter(tx, work, decision));
  return ", отправлено на " + email;
}

}  // namespace

Delivery delivery_of(Answers const& answers, bool on_paper, bool has_cabinet) {
  auto const wanted = answers.value("delivery");
  bool const email = wanted == by_email && !answers.value("email").empty();
  return {has_cabinet, wanted == by_post || (on_paper && !email), email};
}

Delivery delivery_of(CaseInWork const& work) {
  bool const on_paper = work.held.channel != name_of(Channel::portal);
  return delivery_of(work.application.answers, on_paper, work.held.organisation.has_value());
}

std::string words_of(Delivery const& delivery) {
  std::string words;
  auto const add = [&](bool goes, std::string_view how) {
    if (goes) words += (words.empty() ? "" : " и ") + std::string(how);
  };
  add(delivery.in_cabinet, "появится в кабинете заявителя");
  add(delivery.by_post, "встанет в список «Отправить почтой»");
  add(delivery.by_email, "уйдёт на электронную почту");
  return words;
}

std::string post_address_of(Answers const& answers) {
  auto address = answers.value("post_address");
  return address.empty() ? answers.value("place") : address;
}

std::string send_result(database::Tx& tx, web::Settings const& settings, CaseInWork const& work,
                        CaseDecision const& decision, Instant now) {
  auto const delivery = delivery_of(work);
  std::string how;
  if (delivery.in_cabinet) how += " и отправлено в кабинет";
  if (delivery.by_email) how += send_by_email(tx, work, decision, now);
  if (delivery.by_post) how += wait_for_post(tx, settings.zone, work, decision, now);
  return how;
}

}  // namespace obereg::accreditation
