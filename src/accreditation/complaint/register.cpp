#include "accreditation/complaint/register.hpp"

#include "access/accounts/accounts.hpp"
#include "accreditation/application/application.hpp"
#include "accreditation/complaint/complaint.hpp"
#include "platform/audit/audit.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::accreditation {

namespace {

casework::NewComplaint complaint_of(ComplaintForm const& form, casework::Case const* about, Actor const& actor,
                                    LocalDate today) {
  casework::NewComplaint wanted;
  wanted.service = service_name;
  wanted.series = "АК-Ж";
  if (about) wanted.about = about->id;
  wanted.subject = form.subject;
  wanted.text = form.text;
  wanted.entered_by = actor.account;
  wanted.term = term_of_complaint(form.subject, today);
  return wanted;
}

casework::Complaint registered(database::Tx& tx, web::Settings const& settings, Actor const& actor,
                               casework::NewComplaint const& wanted, Instant now) {
  auto complaint = casework::register_complaint(tx, wanted, actor.name, calendar::current(tx), settings.zone, now);
  audit::record(tx, actor, "accreditation.complaint-registered",
                "accreditation-complaint:" + std::to_string(complaint.id.value), "номер " + complaint.number, now);
  return complaint;
}

}  // namespace

casework::Complaint register_own(database::Tx& tx, web::Settings const& settings, Actor const& actor,
                                 ComplaintForm const& form, casework::Case const* about,
                                 std::vector<casework::CaseDocument> const& files, Instant now) {
  auto wanted = complaint_of(form, about, actor, LocalDate::at(now, settings.zone));
  auto const organisation = access::find_organisation(tx, actor.organisation).value();
  auto const email = access::find_account(tx, actor.account).value().email;
  wanted.organisation = actor.organisation;
  wanted.complainant = organisation.name;
  wanted.inn = organisation.inn;
  wanted.channel = "portal";
  wanted.contact = email.empty() ? "в кабинет" : "в кабинет и на " + email;
  wanted.files = files;
  auto complaint = registered(tx, settings, actor, wanted, now);
  if (!email.empty())
    mail::send_later(tx, email, "Жалоба № " + complaint.number + " зарегистрирована",
                     "Здравствуйте.\n\nВаша жалоба зарегистрирована под номером " + complaint.number +
                         ". Ответ должен быть до конца дня " + casework::last_day(complaint.end.at, settings.zone) +
                         ".\n\nСледить за ней: " + settings.origin + "/accreditation/complaints/" +
                         std::to_string(complaint.id.value) + "\n",
                     now);
  return complaint;
}

casework::Complaint register_from_paper(database::Tx& tx, web::Settings const& settings, Actor const& actor,
                                        ComplaintForm const& form, casework::Case const* about,
                                        std::vector<casework::CaseDocument> const& files, Instant now) {
  auto wanted = complaint_of(form, about, actor, LocalDate::at(now, settings.zone));
  if (about && about->inn == form.inn) wanted.organisation = about->organisation;
  wanted.complainant = form.complainant;
  wanted.inn = form.inn;
  wanted.contact = form.contact;
  wanted.channel = form.channel;
  wanted.files = files;
  return registered(tx, settings, actor, wanted, now);
}

}  // namespace obereg::accreditation
