#include "accreditation/answer_complaints/answer_complaint.hpp"

#include "accreditation/answer_complaints/queries.hpp"
#include "accreditation/complaint/complaint.hpp"
#include "accreditation/complaint/refusals.hpp"
#include "platform/audit/audit.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::accreditation {

namespace sql = obereg::sql::accreditation::answer_complaints;

namespace {

// The answer itself stays in the cabinet: mail goes through other servers.
void tell(database::Tx& tx, web::Settings const& settings, casework::Complaint const& complaint, Instant now) {
  auto const email = tx.find_one(sql::email_of_filer, {{"complaint", complaint.id}}, [](database::Row const& row) {
                         return row.string(0);
                       }).value_or("");
  if (email.empty()) return;
  mail::send_later(tx, email, "Ответ на жалобу № " + complaint.number,
                   "Здравствуйте.\n\nМинистерство ответило на вашу жалобу № " + complaint.number +
                       ".\n\nПрочитать ответ: " + settings.origin + "/accreditation/complaints/" +
                       std::to_string(complaint.id.value) + "\n",
                   now);
}

}  // namespace

Result<void> answer_complaint(database::Tx& tx, web::Settings const& settings, Actor const& actor,
                              casework::Complaint const& complaint, AnswerTyped const& typed, Instant now) {
  if (auto const allowed = may_answer(tx, actor, complaint); !allowed) return allowed.error();
  casework::Answer const answer{typed.outcome, typed.text, actor.account, actor.name, typed.files};
  if (!casework::answer_complaint(tx, complaint, answer, now)) return refuse(refusals::complaint_answered);
  audit::record(tx, actor, "accreditation.complaint-answered",
                "accreditation-complaint:" + std::to_string(complaint.id.value),
                "номер " + complaint.number + ": " + std::string(title_of(typed.outcome)), now);
  tell(tx, settings, complaint, now);
  return boost::system::in_place_value;
}

}  // namespace obereg::accreditation
