#include "accreditation/enter_application/enter_application.hpp"

#include "access/accounts/accounts.hpp"
#include "accreditation/application/application.hpp"
#include "accreditation/terms/terms.hpp"
#include "casework/store.hpp"
#include "platform/audit/audit.hpp"
#include "platform/calendar_store/calendar_store.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::accreditation {

namespace {

std::optional<OrganisationId> organisation_with(database::ReadTx& tx, std::string const& inn) {
  auto const found = inn.empty() ? std::nullopt : access::find_organisation_by_inn(tx, inn);
  return found ? std::optional(found->id) : std::nullopt;
}

std::string how_words(PaperIntake const& intake) {
  std::string words = "Заявление на бумаге получено " + intake.received_on.russian();
  if (intake.way == PaperWay::in_person) return words + " лично";
  if (intake.way == PaperWay::officer)
    return words + " исполнителем, передано в общий отдел " + intake.arrived_on.russian();
  return words + " заказным письмом" + (intake.tracking_number.empty() ? "" : " № " + intake.tracking_number);
}

// It came in the course of that day; of today, now.
Instant moment_of(LocalDate received_on, std::chrono::minutes zone, Instant now) {
  return received_on == LocalDate::at(now, zone) ? now
                                                 : calendar::end_of_day(received_on, zone) - std::chrono::hours{12};
}

casework::Filing filing_of(database::ReadTx& tx, Actor const& actor, IntakeForm const& form, PaperIntake const& intake,
                           std::chrono::minutes zone, Instant now) {
  auto const& variant = *form.variant;
  casework::Filing filing;
  filing.service = service_name;
  filing.series = incoming_series;
  filing.variant = variant.number;
  filing.applicant = form.answers.value("full_name");
  filing.inn = form.answers.value("inn");
  filing.organisation = organisation_with(tx, filing.inn);
  filing.filed_by = actor.account;
  filing.actor = actor.name;
  filing.channel = name_of(channel_of(intake.way));
  filing.stage = variant.stages.front().key;
  filing.terms = terms_of(variant, intake.received_on, LocalDate::at(now, zone));
  filing.ended_terms = intake_terms(variant, intake);
  filing.received_at = moment_of(intake.received_on, zone, now);
  filing.how = how_words(intake);
  return filing;
}

void tell_applicant(database::Tx& tx, web::Settings const& settings, casework::Case const& held,
                    std::string const& email, Instant now) {
  if (email.empty()) return;
  mail::send_later(tx, email, "Заявление № " + held.incoming_number + " принято",
                   "Здравствуйте.\n\nВаше заявление об аккредитации получено на бумаге и зарегистрировано, входящий "
                   "номер " +
                       held.incoming_number + ".\nСрок услуги: до конца дня " +
                       casework::last_day(held.due_at, settings.zone) + ".\n",
                   now);
}

}  // namespace

casework::CaseId enter_application(database::Tx& tx, web::Settings const& settings, Actor const& actor,
                                   IntakeForm const& form, std::vector<casework::CaseDocument> files, Instant now) {
  if (auto const already = case_of_intake(tx, form.intake_key)) return *already;
  auto const intake = intake_of(form);
  auto const zone = settings.zone;
  auto const days = calendar::current(tx);
  auto filing = filing_of(tx, actor, form, intake, zone, now);
  for (auto& file : files) {
    file.item = application_on_paper;
    file.title = "Скан заявления и документов";
    filing.documents.push_back(file);
  }
  auto const held = casework::file_case(tx, filing, days, zone, now);
  add_paper_application(tx, {held.organisation, form.variant->number, form.answers, held.id}, actor, now);
  record_paper_intake(tx, held.id, form.intake_key, intake, actor, now);
  forget_scans(tx, actor.account, form.intake_key);
  if (auto const missed = missed_words(*form.variant, intake, LocalDate::at(now, zone), days); !missed.empty())
    casework::add_event(tx, held.id, {now, "late", actor.name, missed});
  audit::record(tx, actor, "accreditation.paper-entered", "accreditation-case:" + std::to_string(held.id.value),
                "входящий номер " + held.incoming_number, now);
  tell_applicant(tx, settings, held, form.answers.value("email"), now);
  return held.id;
}

casework::CaseId enter_once(web::Services const& services, Actor const& actor, IntakeForm const& form,
                            std::vector<casework::CaseDocument> const& files, Instant now) {
  auto const enter = [&](database::Tx& tx) {
    return enter_application(tx, services.settings, actor, form, files, now);
  };
  try {
    return services.database.write(enter);
  } catch (database::ConstraintViolation const& violation) {
    if (violation.constraint != "uq_accreditation_paper_intakes_key") throw;
  }
  return services.database.write(enter);  // it is there by now
}

}  // namespace obereg::accreditation
