#include "accreditation/type_application/type_application.hpp"

#include "access/accounts/accounts.hpp"
#include "accreditation/examination/examination.hpp"
#include "accreditation/refusals.hpp"
#include "core/requisites.hpp"
#include "platform/audit/audit.hpp"

namespace obereg::accreditation {

namespace {

void note(database::Tx& tx, Actor const& actor, PaperCase const& paper, std::string const& what, Instant now) {
  audit::record(tx, actor, "accreditation.paper-typed", "accreditation-case:" + std::to_string(paper.held.id.value),
                "входящий номер " + paper.held.incoming_number + "; " + what, now);
}

// A name that is empty, or an ИНН that is none, leaves the case as it was registered.
void rename_case(database::Tx& tx, PaperCase const& paper, Answers const& answers) {
  auto applicant = answers.value("full_name");
  auto inn = answers.value("inn");
  if (applicant.empty()) applicant = paper.held.applicant;
  if (!inn.empty() && !Inn::parse(inn)) inn = paper.held.inn;
  if (applicant == paper.held.applicant && inn == paper.held.inn) return;
  auto const owner = inn.empty() ? std::nullopt : access::find_organisation_by_inn(tx, inn);
  auto const organisation = owner ? std::optional(owner->id) : std::nullopt;
  casework::rename_applicant(tx, paper.held, {organisation, applicant, inn});
  set_organisation(tx, paper.held.id, organisation);
}

}  // namespace

Result<PaperCase> paper_case(database::ReadTx& tx, std::optional<std::int64_t> id) {
  auto const held = id ? casework::find_case(tx, service_name, {*id}) : std::nullopt;
  auto const intake = held ? paper_intake_of(tx, held->id) : std::nullopt;
  if (!intake) return refuse(refusals::case_not_found);
  if (held->state != casework::CaseState::open) return refuse(refusals::paper_closed);
  if (examination_of(tx, held->id).state != ExaminationState::work) return refuse(refusals::paper_at_signatory);
  return PaperCase{*held, application_of(tx, held->id).value(), *intake};
}

Result<SavedSection> type_application(database::Tx& tx, Actor const& actor, casework::CaseId id,
                                      FormSection const& section, TypedSection const& typed, Instant now) {
  auto const before = hold_paper_application(tx, id, now);  // first: who types at the same time waits here
  auto const paper = paper_case(tx, id.value);
  if (!paper) return paper.error();
  auto const answers = typed.typing(before.answers);
  if (answers == before.answers) return SavedSection{answers, last_save(tx, before.id, typed.key).version};
  if (auto const noted = note_save(tx, actor, before, typed, now); !noted) return noted.error();
  save_paper_answers(tx, id, answers);
  rename_case(tx, *paper, answers);
  note(tx, actor, *paper, "раздел «" + std::string(section.title) + "»", now);
  return SavedSection{answers, before.version};
}

Result<void> add_scans(database::Tx& tx, Actor const& actor, casework::CaseId id, Document const& document,
                       std::vector<casework::CaseDocument> const& files, Instant now) {
  hold_paper_application(tx, id, now);
  auto const paper = paper_case(tx, id.value);
  if (!paper) return paper.error();
  for (auto file : files) {
    file.item = document.key;
    file.title = document.title;
    casework::add_document(tx, id, file, now);
  }
  note(tx, actor, *paper, "сканы: " + document.title, now);
  return {};
}

}  // namespace obereg::accreditation
