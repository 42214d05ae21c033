// What an application on paper says, typed in after it was registered.
#pragma once
#include <functional>

#include "accreditation/application/application.hpp"
#include "accreditation/paper_intake/paper_intake.hpp"
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

// `change` makes the new answers of those that stand there. Where they name another applicant or ИНН, the case does
// likewise: it is found by them, and stands in the cabinet of who has that ИНН. Writes the audit record.
Result<Answers> type_application(database::Tx& tx, Actor const& actor, casework::CaseId id, std::string_view section,
                                 std::function<Answers(Answers const&)> const& change, Instant now);

// Scans of a document of the list for paper; files are kept already. Writes the audit record.
Result<void> add_scans(database::Tx& tx, Actor const& actor, casework::CaseId id, Document const& document,
                       std::vector<casework::CaseDocument> const& files, Instant now);

}  // namespace obereg::accreditation
