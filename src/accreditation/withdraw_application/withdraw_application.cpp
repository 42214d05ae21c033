#include "accreditation/withdraw_application/withdraw_application.hpp"

#include <fmt/format.h>

#include "access/accounts/holders.hpp"
#include "access/accounts/names.hpp"
#include "accreditation/application/application.hpp"
#include "accreditation/decision_letter/letter_facts.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/refusals.hpp"
#include "accreditation/repeat_letter/repeat_letter.hpp"
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

Заявление от {incoming_day} № {incoming} отозвано заявителем {day}. Рассмотрение прекращено: решения по нему не будет, сроки больше не идут, запросы в другие ведомства отменены.
Причина, которую назвал заявитель: {reason}

Новое заявление можно подать в любое время.
Письмо составлено при отзыве без участия должностного лица и не подписывается.
Проверить: {check}
)";

// The sheet of letters has places for a signatory too: empty, they are left out.
docx::Fields fields_of(database::ReadTx& tx, WithdrawalFacts const& facts, casework::Case const& held) {
  docx::Fields fields;
  for (auto const& field : find_template_kind(withdrawal_letter)->fields)
    if (field.name.find('.') == std::string_view::npos) fields.values.emplace(field.name, "");
  auto const place = application_of(tx, held.id).value().answers.value("place");
  fields.values["authority"] = facts.authority;
  if (auto const ministry = access::first_of_kind(tx, access::OrganisationKind::ministry))
    fields.values["authority_details"] =
        "ИНН " + ministry->inn + (ministry->ogrn.empty() ? "" : ", ОГРН " + ministry->ogrn);
  fields.values["letter_number"] = facts.number;
  fields.values["letter_date"] = facts.day;
  fields.values["incoming_number"] = facts.incoming_number;
  fields.values["incoming_date"] = facts.incoming_day;
  fields.values["addressee"] = facts.organisation + (place.empty() ? "" : ", " + place);
  fields.values["organisation"] = facts.organisation;
  fields.values["inn"] = facts.inn;
  fields.values["reason"] = facts.reason;
  fields.values["check_address"] = facts.check_address;
  if (!held.officer) return fields;
  auto const officer = access::find_account(tx, *held.officer).value();
  fields.values["executor_name"] = access::short_name(officer.last_name, officer.first_name, officer.middle_name);
  fields.values["executor_phone"] = officer.phone;
  return fields;
}

Result<void> add_letter(database::Tx& tx, web::Services const& services, casework::Case const& held,
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
  return {};
}

// Who filed it; of an application on paper that was the office, so who withdrew it.
void tell_applicant(database::Tx& tx, web::Settings const& settings, Actor const& actor, casework::Case const& held,
                    WithdrawalFacts const& facts, Instant now) {
  auto const account = access::find_account(tx, is_read_in_cabinet(held) ? held.filed_by : actor.account);
  if (!account || account->email.empty()) return;
  mail::send_later(tx, account->email, "Заявление № " + held.incoming_number + " отозвано",
                   fmt::format(mail_words, fmt::arg("incoming", held.incoming_number), fmt::arg("number", facts.number),
                               fmt::arg("day", facts.day),
                               fmt::arg("address", settings.origin + case_address(held.id, Reader::applicant))),
                   now);
}

}  // namespace

std::string withdrawal_text(WithdrawalFacts const& facts) {
  return fmt::format(letter_words, fmt::arg("authority", facts.authority), fmt::arg("number", facts.number),
                     fmt::arg("day", facts.day), fmt::arg("incoming", facts.incoming_number),
                     fmt::arg("incoming_day", facts.incoming_day), fmt::arg("organisation", facts.organisation),
                     fmt::arg("inn", facts.inn), fmt::arg("reason", facts.reason),
                     fmt::arg("check", facts.check_address));
}

Result<void> withdraw_application(database::Tx& tx, web::Services const& services, Actor const& actor,
                                  casework::Case const& held, std::string const& reason, Instant now) {
  if (!casework::withdraw_case(tx, held.id, actor.name, reason, now)) return refuse(refusals::case_closed);
  auto const zone = services.settings.zone;
  auto const day = LocalDate::at(now, zone);
  auto const number = std::string(notice_series) + "-" +
                      std::to_string(casework::take_number(tx, notice_series, day.year())) + "/" +
                      std::to_string(day.year());
  auto const code = letter_code(services.log_key, held.id, number);
  WithdrawalFacts const facts{regulation().service.authority,
                              number,
                              day.russian(),
                              held.incoming_number,
                              LocalDate::at(held.registered_at, zone).russian(),
                              held.applicant,
                              held.inn,
                              reason,
                              services.settings.origin + letter_address(code)};
  if (auto const added = add_letter(tx, services, held, facts, code, now); !added) return added.error();
  tell_applicant(tx, services.settings, actor, held, facts, now);
  audit::record(tx, actor, "accreditation.application-withdrawn", "accreditation-case:" + std::to_string(held.id.value),
                "входящий номер " + held.incoming_number + "; письмо № " + number, now);
  return {};
}

}  // namespace obereg::accreditation
