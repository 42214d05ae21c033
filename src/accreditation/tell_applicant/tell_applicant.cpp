#include "accreditation/tell_applicant/tell_applicant.hpp"

#include <fmt/format.h>

#include "access/accounts/holders.hpp"
#include "accreditation/application/application.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::accreditation {

namespace {

std::string_view what_to_do(Step step) {
  switch (step) {
    case Step::suspended:
      return "Пока аккредитация приостановлена, оказывать услуги нельзя. Когда причина устранена, подайте заявление о "
             "возобновлении: {origin}/accreditation/apply";
    case Step::terminated:
      return "Оказывать услуги с этого дня нельзя. Чтобы вернуться в реестр, подайте заявление о регистрации: "
             "{origin}/accreditation/apply";
    case Step::resumed:
      return "С этого дня услуги снова можно оказывать.";
    default:
      return "Проверьте, верны ли сведения. Если в них ошибка, подайте заявление об исправлении: "
             "{origin}/accreditation/apply";
  }
}

constexpr char const words[] = R"(Здравствуйте.

{title}: {name}, запись № {number} в реестре аккредитованных организаций.
День решения: {day}. Основание: {ground}.

{advice}

Запись реестра: {origin}/accreditation/registry/{number}
Если вы не согласны, решение можно обжаловать: {origin}/accreditation/complaints/new
)";

Notice notice_of(web::Settings const& settings, Accreditation const& record, Decision const& decision) {
  auto const& name = record.versions.back().particulars.name;
  auto const advice = fmt::format(fmt::runtime(what_to_do(decision.step)), fmt::arg("origin", settings.origin));
  return {std::string(title_of(decision.step)) + ": запись № " + std::to_string(record.number),
          fmt::format(words, fmt::arg("title", title_of(decision.step)), fmt::arg("name", name),
                      fmt::arg("number", record.number), fmt::arg("day", decision.decided_on.russian()),
                      fmt::arg("ground", decision.ground), fmt::arg("advice", advice),
                      fmt::arg("origin", settings.origin))};
}

}  // namespace

std::set<std::string> notice_addresses(database::ReadTx& tx, casework::Case const& held, AccountId person) {
  std::set<std::string> addresses;
  if (held.organisation)
    for (auto const& holder : access::holders_in(tx, *held.organisation))
      if (holder.account == person) addresses.insert(holder.email);
  if (auto const application = application_of(tx, held.id)) addresses.insert(application->answers.value("email"));
  addresses.erase("");
  return addresses;
}

void tell_applicant(database::Tx& tx, casework::Case const& held, AccountId person, Notice const& notice, Instant now,
                    std::string const& had_letter) {
  for (auto const& address : notice_addresses(tx, held, person))
    if (address != had_letter) mail::send_later(tx, address, notice.subject, notice.body, now);
}

int tell_of_decision(database::Tx& tx, web::Settings const& settings, Accreditation const& record,
                     Decision const& decision, Instant now) {
  auto const organisation = access::find_organisation_by_inn(tx, record.inn);
  if (!organisation) return 0;
  std::set<std::string> addresses;
  for (auto const& holder : access::holders_in(tx, organisation->id))
    if (access::has(holder.role, "accreditation.apply")) addresses.insert(holder.email);
  addresses.erase("");
  auto const notice = notice_of(settings, record, decision);
  for (auto const& address : addresses) mail::send_later(tx, address, notice.subject, notice.body, now);
  return static_cast<int>(addresses.size());
}

}  // namespace obereg::accreditation
