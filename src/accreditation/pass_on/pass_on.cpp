#include "accreditation/pass_on/pass_on.hpp"

#include <algorithm>

#include "access/accounts/holders.hpp"
#include "accreditation/examination/examination.hpp"
#include "accreditation/examination/in_work.hpp"
#include "accreditation/examination/refusals.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "casework/handling/handling.hpp"
#include "platform/audit/audit.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::accreditation {

namespace {

void tell(database::Tx& tx, web::Settings const& settings, Officer const& officer, casework::Case const& held,
          Instant now) {
  if (officer.email.empty()) return;
  mail::send_later(tx, officer.email, "Вам передано заявление № " + held.incoming_number,
                   "Здравствуйте.\n\nВам передано заявление об аккредитации № " + held.incoming_number +
                       ".\nСрок услуги: до конца дня " + casework::last_day(held.due_at, settings.zone) +
                       ".\n\nДело: " + settings.origin + case_address(held.id, Reader::officer) + "\n",
                   now);
}

// Whoever had the case may have it open, and types what nobody will take.
void tell_earlier(database::Tx& tx, std::string const& email, casework::Case const& held, Officer const& next,
                  Instant now) {
  if (email.empty()) return;
  mail::send_later(tx, email, "Заявление № " + held.incoming_number + " передано другому исполнителю",
                   "Здравствуйте.\n\nЗаявление об аккредитации № " + held.incoming_number +
                       ", с которым вы работали, передано другому исполнителю: " + next.name +
                       ".\nСохранённое вами осталось в деле. Новое в него уже не запишется: страницы, которые у вас "
                       "открыты, закройте.\n",
                   now);
}

// The stage after intake: requests where the variant has them, else the decision.
std::string_view stage_of_work(int variant) {
  return regulation().variant(variant)->interagency.empty() ? "decision" : "interagency";
}

Result<Officer> officer_for(database::ReadTx& tx, Actor const& actor, casework::Case const& held, AccountId to,
                            Instant now) {
  for (auto const& officer : officers_of(tx, actor, now)) {
    if (officer.account != to) continue;
    Actor as_officer;
    as_officer.account = to;
    if (belongs_to_applicant(tx, as_officer, held)) return refuse(refusals::own_organisation);
    return officer;
  }
  return refuse(refusals::officer_unknown);
}

// The letter marks its executor, and who prepared it does not sign: a draft that was sent is sent anew by whoever has
// the case now.
void take_back_draft(database::Tx& tx, Actor const& actor, casework::Case const& held, Instant now) {
  auto const examination = examination_of(tx, held.id);
  if (examination.state == ExaminationState::sent)
    move_examination(tx, examination, ExaminationState::work, "Дело передано другому исполнителю.", actor.account, now);
}

void note(database::Tx& tx, Actor const& actor, casework::Case const& held, Officer const& officer, Instant now) {
  auto const words = held.officer ? "Дело передано другому исполнителю: " + officer.name
                                  : "Заявление передано ответственному исполнителю: " + officer.name;
  casework::add_event(tx, held.id, {now, "handed-over", actor.name, words});
  audit::record(tx, actor, "accreditation.case-handed-over", "accreditation-case:" + std::to_string(held.id.value),
                "входящий номер " + held.incoming_number + "; исполнитель: " + officer.name, now);
}

}  // namespace

std::vector<Officer> officers_of(database::ReadTx& tx, Actor const& actor, Instant now) {
  std::vector<Officer> officers;
  for (auto const& holder : access::holders_in(tx, actor.organisation)) {
    if (!access::has(holder.role, "accreditation.examine")) continue;
    bool const known = std::any_of(officers.begin(), officers.end(),
                                   [&](Officer const& each) { return each.account == holder.account; });
    if (!known) officers.push_back({holder.account, short_name_of(tx, holder.account), holder.email});
  }
  for (auto const& load : casework::loads(tx, service_name, now))
    for (auto& officer : officers)
      if (officer.account == load.officer) officer.open = load.open, officer.late = load.late;
  std::sort(officers.begin(), officers.end(), [](Officer const& a, Officer const& b) { return a.name < b.name; });
  return officers;
}

// П. 51–53, 80–82 and the like: the registry office passes the application to the case officer no later than the
// working day after registration; that clock ends here. Lateness hinders nothing.
Result<void> pass_on(database::Tx& tx, web::Settings const& settings, Actor const& actor, HandOver const& wanted,
                     Instant now) {
  auto const held = any_case(tx, wanted.held.value);
  if (!held) return held.error();
  if (held->state != casework::CaseState::open) return refuse(refusals::case_ended);
  if (held->officer != wanted.from || held->officer == wanted.to)
    return refuse(refusals::handed_meanwhile, "Сейчас: " + holder_of(tx, *held) + ".");
  if (held->officer && !actor.may("accreditation.keep")) return refuse(refusals::only_head_reassigns);
  auto const officer = officer_for(tx, actor, *held, wanted.to, now);
  if (!officer) return officer.error();
  if (!casework::hand_over(tx, held->id, wanted.from, wanted.to)) return refuse(refusals::handed_meanwhile);
  if (!held->officer) {
    casework::stop_clock(tx, held->id, "to_officer", now);
    casework::enter_stage(tx, held->id, stage_of_work(held->variant));
  }
  take_back_draft(tx, actor, *held, now);
  note(tx, actor, *held, *officer, now);
  tell(tx, settings, *officer, *held, now);
  if (wanted.from)
    for (auto const& earlier : officers_of(tx, actor, now))
      if (earlier.account == *wanted.from) tell_earlier(tx, earlier.email, *held, *officer, now);
  return {};
}

}  // namespace obereg::accreditation
