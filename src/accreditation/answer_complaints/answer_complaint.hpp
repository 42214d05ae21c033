// An answer to a complaint, once.
#pragma once
#include "casework/complaints/complaints.hpp"
#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/web/settings.hpp"

namespace obereg::accreditation {

struct AnswerTyped {
  casework::ComplaintState outcome = casework::ComplaintState::refused;
  std::string text;
  std::vector<casework::CaseDocument> files;
};
// Writes the audit record; who filed in the cabinet gets a letter. Refused: complaint_about_oneself,
// complaint_answered.
Result<void> answer_complaint(database::Tx& tx, web::Settings const& settings, Actor const& actor,
                              casework::Complaint const& complaint, AnswerTyped const& typed, Instant now);

}  // namespace obereg::accreditation
