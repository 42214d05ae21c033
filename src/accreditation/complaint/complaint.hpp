// What the accreditation's complaints are about, how long an answer may take, and who may give it (seed 002, section
// V).
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "casework/complaints/complaints.hpp"
#include "core/actor.hpp"
#include "core/refusal.hpp"

namespace obereg::accreditation {

struct ComplaintSubject {
  std::string_view key, title;  // "term", Russian
  // Law № 210-ФЗ, article 11.2, part 6 has a shorter term for these.
  bool is_of_correction = false;
};
std::span<ComplaintSubject const> complaint_subjects();
std::string_view title_of_subject(std::string_view key);

// П. 250: the portal; in person and by post, entered by the ministry.
std::string_view title_of_channel(std::string_view channel);

// From the day of registration; the terms stand in regulations/accreditation.yaml with their source.
casework::Term term_of_complaint(std::string_view subject, LocalDate registered_on);

// Whoever examined or decided the case does not answer a complaint about it (taken, not of the regulation: a complaint
// would be judged by whom it is about). Refused: complaint_about_oneself.
Result<void> may_answer(database::ReadTx& tx, Actor const& actor, casework::Complaint const& complaint);

}  // namespace obereg::accreditation
