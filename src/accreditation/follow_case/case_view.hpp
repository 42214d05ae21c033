// A case as its applicant and the office see it.
#pragma once
#include <string>

#include "accreditation/application/application.hpp"
#include "accreditation/examination/examination.hpp"
#include "accreditation/paper_intake/paper_intake.hpp"
#include "casework/letters/letters.hpp"
#include "casework/mailing/mailing.hpp"
#include "casework/store.hpp"
#include "platform/html/render.hpp"
#include "platform/http/message.hpp"
#include "platform/web/route.hpp"

namespace obereg::accreditation {

enum class Reader { applicant, office, officer, signatory };

// All that a page of the case shows, read at one moment.
struct WholeCase {
  casework::Case held;
  Application application;
  std::vector<casework::CaseEvent> events;
  std::vector<casework::CaseDocument> documents;
  std::vector<casework::Deadline> deadlines;
  std::string holder;  // who has it in work
  std::optional<CaseDecision> decision;
  std::optional<PaperIntake> paper{};  // nothing: it was filed by the portal
  std::vector<casework::Mailing> mailings{};
  std::vector<casework::Letter> letters{};
  std::vector<std::string> doubts{};       // about letters that an application for a correction names
  std::vector<casework::Case> open_too{};  // other open ones of the same applicant
  std::string complain_to{};               // where_to_complain()
};

// Of the actor's organisation; another's does not exist.
Result<casework::Case> own_case(database::ReadTx& tx, Actor const& actor, std::optional<std::int64_t> id);
Result<casework::Case> any_case(database::ReadTx& tx, std::optional<std::int64_t> id);
WholeCase whole_case(database::ReadTx& tx, casework::Case const& held);

// For follow_case/case.html.
html::View case_view(WholeCase const& whole, Reader reader, Instant now, std::chrono::minutes zone);

// "due_text", "is_late", "is_soon", "has_due" of components/due.html.
void show_due(html::View& view, casework::Case const& held, Instant now, std::chrono::minutes zone);

// The same of the clock of the decision while it runs: one view, or none.
std::vector<html::View> decision_due_views(WholeCase const& whole, Instant now, std::chrono::minutes zone);

// A document of the case by the address's {document}.
http::Response send_document(web::PageContext const& context, casework::Case const& held);

std::string case_address(casework::CaseId id, Reader reader);

}  // namespace obereg::accreditation
