#include "accreditation/withdraw_application/withdraw_application.hpp"

#include <fmt/format.h>

#include "access/accounts/holders.hpp"
#include "access/accounts/names.hpp"
#include "accreditation/application/application.hpp"
#include "accreditation/decision_letter/letter_facts.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/refusals.hpp"
#include "accreditation/repeat_letter/repeat_letter.hpp"
#include "accreditation/service_facts/service_facts.hpp"
#include "accreditation/tell_applicant/tell_applicant.hpp"
#include "casework/find_cases/find_cases.hpp"
#include "casework/mailing/mailing.hpp"
#include "platform/audit/audit.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::string_view title = "Уведомление о прекращении рассмотрения заявления";

constexpr char const mail_words[] = R"(Здравствуйте.

Заявление об аккредитации № {incoming} отозвано. Рассмотрение прекращено: решения по нему не будет, сроки больше не идут, запросы в другие ведомства отменены.

Письмо об этом № {number} от {day} лежит в кабинете: {address}

Новое заявление можно подать в любое время.
)";

constexpr char const letter_words[] = R"({authority}

№ {number} от {day}
На № {incoming} от {incoming_day}

Кому: {organisation}, ИНН {inn}

О прекращении рассмотрения заявления

Заявление от {incoming_day} № {incoming} отозвано заявителем {withdrawn_on}. Рассмотрение прекращено: решения по нему не будет, сроки больше не идут, запросы в другие ведомства отменены.
{letter}Причина, которую назвал заявитель: {reason}

Новое заявление можно подать в любое время.
Письмо составлено при отзыве и не подписывается.
Проверить: {check}
)";

// The sheet of letters has places for a signatory too: empty, they are left out.
docx::Fields fields_of(database::ReadTx& tx, WithdrawalFacts const& facts, casework::Case const& held) {
  docx::Fields fields;
  for (auto const& field : find_template_kind(withdrawal_letter)->fields)
    if (field.name.find('.') == std::string_view::npos) fields.values.emplace(field.name, "");
  auto const place = application_of(tx, held.id).value().answers.value("place");
  fields.values["authority"] = facts.authority;
  auto details = reference_data(tx);
  if (auto const ministry = access::first_of_kind(tx, access::OrganisationKind::ministry))
    details += (details.empty() ? "ИНН " : "; ИНН ") + ministry->inn +
               (ministry->ogrn.empty() ? "" : ", ОГРН " + ministry->ogrn);
  fields.values["authority_details"] = details;
  fields.values["letter_number"] = facts.number;
  fields.values["letter_date"] = facts.day;
  fields.values["incoming_number"] = facts.incoming_number;
  fields.values["incoming_date"] = facts.incoming_day;
  fields.values["addressee"] = facts.organisation + (place.empty() ? "" : ", " + place);
  fields.values["organisation"] = facts.organisation;
  fields.values["inn"] = facts.inn;
  fields.values["inn_note"] = facts.inn.empty() ? "" : " (ИНН " + facts.inn + ")";
  fields.values["reason"] = facts.reason;
  fields.values["withdrawn_on"] = facts.withdrawn_on;
  fields.values["withdrawal_letter"] = facts.letter_words;
  fields.values["check_address"] = facts.check_address;
  if (!held.officer) return fields;
  auto const officer = access::find_account(tx, *held.officer).value();
  fields.values["executor_name"] = access::short_name(officer.last_name, officer.first_name, officer.middle_name);
  fields.values["executor_phone"] = officer.phone;
  return fields;
}

// Answers the document.
Result<std::int64_t> add_letter(database::Tx& tx, web::Services const& services, casework::Case const& held,
                                WithdrawalFacts const& facts, std::string const& code, Instant now) {
  auto const made = make_document(tx, services.files, withdrawal_letter, fields_of(tx, facts, held));
  if (!made) return made.error();
  auto const kept = services.files.put(made->bytes);
  auto const document = casework::add_document(
      tx, held.id,
      {0, "withdrawal-letter", std::string(title), "letter-" + std::to_string(held.id.value) + ".docx",
       std::string(docx::content_type), kept.hash, static_cast<std::int64_t>(kept.size)},
      now);
  auto const day = LocalDate::at(now, services.settings.zone);
  send_to_cabinet(tx, held, {held.id, document, "withdrawal", facts.number, day, code, withdrawal_text(facts)}, now);
  return document;
}

// Who filed it; of an application on paper that was the office, so who withdrew it in the cabinet.
void tell_withdrawn(database::Tx& tx, web::Settings const& settings, AccountId withdrew, casework::Case const& held,
                    WithdrawalFacts const& facts, Instant now, std::string const& had_letter = "") {
  tell_applicant(tx, held, is_read_in_cabinet(held) ? held.filed_by : withdrew,
                 {"Заявление № " + held.incoming_number + " отозвано",
                  fmt::format(mail_words, fmt::arg("incoming", held.incoming_number), fmt::arg("number", facts.number),
                              fmt::arg("day", facts.day),
                              fmt::arg("address", settings.origin + case_address(held.id, Reader::applicant)))},
                 now, had_letter);
}

// Answers how, for the timeline.
std::string answer_on_paper(database::Tx& tx, casework::Case const& held, WithdrawalFacts const& facts,
                            std::int64_t letter, Instant now) {
  auto const delivery = withdrawal_delivery(tx, held);
  auto const answers = application_of(tx, held.id).value().answers;
  std::string how = delivery.in_cabinet ? ", оно в кабинете" : "";
  if (delivery.by_post) {
    casework::add_mailing(tx, {held.id, letter, facts.number, held.applicant, post_address_of(answers)}, now);
    how += ", отправить почтой";
  }
  if (delivery.by_email) {
    mail::send_later(tx, answers.value("email"), "Заявление № " + held.incoming_number + " отозвано",
                     "Здравствуйте.\n\nМы получили ваше письмо об отзыве заявления. Наш ответ, письмо № " +
                         facts.number + " от " + facts.day + ":\n\n" + withdrawal_text(facts),
                     now);
    how += ", отправлено на " + answers.value("email");
  }
  return how;
}

// What a withdrawal on paper does besides. Who filed electronically is told by e-mail as of any withdrawal.
void note_on_paper(database::Tx& tx, web::Settings const& settings, Actor const& actor, casework::Case const& held,
                   WithdrawalFacts const& facts, std::int64_t letter, Instant now) {
  auto const how = answer_on_paper(tx, held, facts, letter, now);
  auto const had_letter =
      withdrawal_delivery(tx, held).by_email ? application_of(tx, held.id)->answers.value("email") : std::string();
  if (is_read_in_cabinet(held)) tell_withdrawn(tx, settings, held.filed_by, held, facts, now, had_letter);
  casework::add_event(
      tx, held.id,
      {now, "withdrawn-on-paper", actor.name, facts.letter_words + " Ответ: письмо № " + facts.number + how + "."});
}

std::string words_of(std::optional<WithdrawalLetter> const& letter) {
  if (!letter) return "";
  return "Письмо заявителя об отзыве получено " + letter->received_on.russian() + ", подпись: " + letter->signed_by +
         ".";
}

WithdrawalFacts facts_of(web::Services const& services, casework::Case const& held, Withdrawal const& withdrawal,
                         std::string number, LocalDate day) {
  auto const code = letter_code(services.log_key, held.id, number);
  WithdrawalFacts facts;
  facts.authority = regulation().service.authority;
  facts.number = std::move(number);
  facts.day = day.russian();
  facts.incoming_number = held.incoming_number;
  facts.incoming_day = LocalDate::at(held.registered_at, services.settings.zone).russian();
  facts.organisation = held.applicant;
  facts.inn = held.inn;
  facts.reason = withdrawal.reason.empty() ? "не названа" : withdrawal.reason;
  facts.check_address = services.settings.origin + letter_address(code);
  facts.withdrawn_on = (withdrawal.on_paper ? withdrawal.on_paper->received_on : day).russian();
  facts.letter_words = words_of(withdrawal.on_paper);
  return facts;
}

}  // namespace

Delivery withdrawal_delivery(database::ReadTx& tx, casework::Case const& held) {
  bool const on_paper = held.channel != name_of(Channel::portal);
  return delivery_of(application_of(tx, held.id).value().answers, on_paper, held.organisation.has_value());
}

std::string withdrawal_text(WithdrawalFacts const& facts) {
  return fmt::format(letter_words, fmt::arg("authority", facts.authority), fmt::arg("number", facts.number),
                     fmt::arg("day", facts.day), fmt::arg("incoming", facts.incoming_number),
                     fmt::arg("incoming_day", facts.incoming_day), fmt::arg("organisation", facts.organisation),
                     fmt::arg("inn", facts.inn), fmt::arg("reason", facts.reason),
                     fmt::arg("withdrawn_on", facts.withdrawn_on),
                     fmt::arg("letter", facts.letter_words.empty() ? "" : facts.letter_words + "\n"),
                     fmt::arg("check", facts.check_address));
}

Result<void> withdraw_application(database::Tx& tx, web::Services const& services, Actor const& actor,
                                  casework::Case const& held, Withdrawal const& withdrawal, Instant now) {
  auto const reason = withdrawal.reason.empty() ? std::string("не названа") : withdrawal.reason;
  if (!casework::withdraw_case(tx, held.id, actor.name, reason, now)) return refuse(refusals::case_closed);
  auto const day = LocalDate::at(now, services.settings.zone);
  auto const number = std::string(notice_series) + "-" +
                      std::to_string(casework::take_number(tx, notice_series, day.year())) + "/" +
                      std::to_string(day.year());
  auto const facts = facts_of(services, held, withdrawal, number, day);
  auto const letter = add_letter(tx, services, held, facts, letter_code(services.log_key, held.id, number), now);
  if (!letter) return letter.error();
  if (withdrawal.on_paper)
    note_on_paper(tx, services.settings, actor, held, facts, *letter, now);
  else
    tell_withdrawn(tx, services.settings, actor.account, held, facts, now);
  casework::add_words(tx, held.id, number);
  auto const on_paper = withdrawal.on_paper ? "; на бумаге, получено " + facts.withdrawn_on : std::string();
  audit::record(tx, actor, "accreditation.application-withdrawn", "accreditation-case:" + std::to_string(held.id.value),
                "входящий номер " + held.incoming_number + "; письмо № " + number + on_paper, now);
  return {};
}

}  // namespace obereg::accreditation
