#include "accreditation/mail_letters/record_mailing.hpp"

#include "accreditation/examination/refusals.hpp"
#include "casework/handling/handling.hpp"
#include "platform/audit/audit.hpp"

namespace obereg::accreditation {

namespace {

void note(database::Tx& tx, Actor const& actor, casework::Mailing const& mailing, std::string_view action,
          std::string const& words, Instant now) {
  casework::add_event(tx, mailing.held, {now, "mailed", actor.name, words});
  audit::record(tx, actor, std::string(action), "accreditation-case:" + std::to_string(mailing.held.value), words, now);
}

}  // namespace

Result<void> send_letter(database::Tx& tx, Actor const& actor, casework::Mailing const& mailing, Sending const& sending,
                         Instant now) {
  if (!casework::record_sent(tx, mailing.id, sending.address, sending.tracking_number, sending.sent_on))
    return refuse(refusals::mailing_changed);
  casework::stop_clock(tx, mailing.held, "result_by_post", now);
  note(tx, actor, mailing, "accreditation.letter-mailed",
       "Письмо № " + mailing.letter_number + " отправлено заказным письмом " + sending.sent_on.russian() +
           ", номер отправления " + sending.tracking_number + ".",
       now);
  return {};
}

Result<void> end_mailing(database::Tx& tx, Actor const& actor, casework::Mailing const& mailing, Ending const& ending,
                         Instant now) {
  if (!casework::record_ended(tx, mailing.id, ending.how, ending.on, ending.note))
    return refuse(refusals::mailing_changed);
  bool const came_back = ending.how == casework::MailingState::returned;
  auto const what = came_back ? " вернулось " : " вручено ";
  note(tx, actor, mailing, "accreditation.letter-delivered",
       "Письмо № " + mailing.letter_number + what + ending.on.russian() +
           (ending.note.empty() ? "." : ": " + ending.note + "."),
       now);
  return {};
}

Result<casework::MailingId> mail_again(database::Tx& tx, Actor const& actor, casework::Mailing const& mailing,
                                       Instant now) {
  auto const all = casework::mailings_of(tx, mailing.held);
  if (mailing.state != casework::MailingState::returned || all.back().id != mailing.id)
    return refuse(refusals::mailing_changed);
  auto const id = casework::add_mailing(
      tx, {mailing.held, mailing.letter, mailing.letter_number, mailing.addressee, mailing.address}, now);
  note(tx, actor, mailing, "accreditation.letter-delivered",
       "Письмо № " + mailing.letter_number + " решено отправить ещё раз.", now);
  return id;
}

}  // namespace obereg::accreditation
