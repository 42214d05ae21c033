// What an application on paper says, typed in after it was registered.
#pragma once
#include "accreditation/application/application.hpp"
#include "accreditation/application/sections.hpp"
#include "accreditation/paper_intake/paper_intake.hpp"
#include "accreditation/save_section/save_section.hpp"
#include "casework/store.hpp"
#include "core/refusal.hpp"

namespace obereg::accreditation {

struct PaperCase {
  casework::Case held;
  Application application;
  PaperIntake intake;
};

// Refused: case_not_found (an electronic one too), case_closed, paper_at_signatory.
Result<PaperCase> paper_case(database::ReadTx& tx, std::optional<std::int64_t> id);

// Where the answers name another applicant or ИНН, the case does likewise: it is found by them, and stands in the
// cabinet of who has that ИНН. Writes the audit record. Refused: section_saved_meanwhile.
Result<SavedSection> type_application(database::Tx& tx, Actor const& actor, casework::CaseId id,
                                      FormSection const& section, TypedSection const& typed, Instant now);

// Scans of a document of the list for paper; files are kept already. Writes the audit record.
Result<void> add_scans(database::Tx& tx, Actor const& actor, casework::CaseId id, Document const& document,
                       std::vector<casework::CaseDocument> const& files, Instant now);

}  // namespace obereg::accreditation
