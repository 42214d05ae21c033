#include "accreditation/tell_signatories/tell_signatories.hpp"

#include <fmt/format.h>

#include <map>

#include "access/accounts/holders.hpp"
#include "accreditation/examination/examination.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/tell_signatories/queries.hpp"
#include "platform/audit/audit.hpp"
#include "platform/calendar_store/calendar_store.hpp"
#include "platform/html/format.hpp"
#include "platform/jobs/enqueue_once.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::accreditation {

namespace sql = obereg::sql::accreditation::tell_signatories;

namespace {

constexpr std::chrono::hours morning{7};

// Who signs where this officer examines, by account; who has no e-mail is left out.
std::map<std::int64_t, std::string> signatories_of(database::ReadTx& tx, AccountId officer) {
  std::map<std::int64_t, std::string> found;
  for (auto const& cabinet : access::cabinets_of(tx, officer)) {
    if (!access::has(cabinet.role, "accreditation.examine")) continue;
    for (auto const& holder : access::holders_in(tx, cabinet.organisation.id))
      if (access::has(holder.role, "accreditation.decide") && !holder.email.empty())
        found.emplace(holder.account.value, holder.email);
  }
  return found;
}

// Who prepared it, and who belongs to the applicant, does not sign.
bool may_sign(database::ReadTx& tx, std::int64_t account, casework::Case const& held) {
  Actor person;
  person.account = {account};
  bool const prepared = held.officer == person.account || examination_of(tx, held.id).changed_by == person.account;
  return !prepared && !belongs_to_applicant(tx, person, held);
}

// True for the first of this person's day.
bool claim(database::Tx& tx, std::int64_t account, LocalDate day, Instant now) {
  return tx.exec(sql::claim_notice, {{"account", account}, {"day", day}, {"now", now}}) == 1;
}

void ask_for_next_morning(database::Tx& tx, web::Settings const& settings, LocalDate today, Instant now) {
  auto const day = calendar::current(tx).working_day(today.plus_days(1), 1);
  auto const run_at = std::chrono::time_point_cast<std::chrono::milliseconds>(day.days() + morning - settings.zone);
  jobs::enqueue_once(tx, tell_signatories_job, day.iso(), now, run_at);
}

struct Waiting {
  std::string email;
  int drafts = 0;
};

std::map<std::int64_t, Waiting> waiting_for(database::ReadTx& tx) {
  std::map<std::int64_t, Waiting> waiting;
  for (auto const id : sent_cases(tx)) {
    auto const held = casework::find_case(tx, service_name, id);
    if (!held || !held->officer) continue;
    for (auto const& [account, email] : signatories_of(tx, *held->officer)) {
      if (!may_sign(tx, account, *held)) continue;
      auto& person = waiting[account];
      person.email = email;
      ++person.drafts;
    }
  }
  return waiting;
}

void record_told(database::Tx& tx, Actor const& actor, int people, Instant now) {
  if (people > 0)
    audit::record(tx, actor, "accreditation.signatories-told", "accreditation-decisions",
                  "писем по почте: " + std::to_string(people), now);
}

}  // namespace

void tell_signatories(database::Tx& tx, web::Settings const& settings, Actor const& officer, casework::Case const& held,
                      Instant now) {
  auto const today = LocalDate::at(now, settings.zone);
  int told = 0;
  for (auto const& [account, email] : signatories_of(tx, officer.account)) {
    if (!may_sign(tx, account, held) || !claim(tx, account, today, now)) continue;
    mail::send_later(tx, email, "Проект решения ждёт подписи",
                     fmt::format("Здравствуйте.\n\nНа подпись передан проект решения по заявлению об аккредитации № "
                                 "{}. Сегодня мы больше о таком не напишем, даже если проектов станет больше.\n\n"
                                 "Решения на подпись: {}/accreditation/decisions\n",
                                 held.incoming_number, settings.origin),
                     now);
    ++told;
  }
  record_told(tx, officer, told, now);
  ask_for_next_morning(tx, settings, today, now);
}

void tell_signatories_again(jobs::Run& run, web::Services const& services) {
  auto const& settings = services.settings;
  auto const now = run.now();
  services.database.write([&](database::Tx& tx) {
    auto const today = LocalDate::at(now, settings.zone);
    int told = 0;
    auto const waiting = waiting_for(tx);
    for (auto const& [account, person] : waiting) {
      if (!claim(tx, account, today, now)) continue;
      mail::send_later(
          tx, person.email, "Решения ждут подписи",
          fmt::format("Здравствуйте.\n\nЖдут вашей подписи: {}.\n\nРешения на подпись: "
                      "{}/accreditation/decisions\n",
                      html::counted(person.drafts, "проект решения", "проекта решений", "проектов решений"),
                      settings.origin),
          now);
      ++told;
    }
    Actor program;
    program.address = "job";
    record_told(tx, program, told, now);
    if (!waiting.empty()) ask_for_next_morning(tx, settings, today, now);
  });
}

}  // namespace obereg::accreditation
