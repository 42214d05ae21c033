// What a case officer has found and drafted, and what was decided, as stored.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "access/accept_signature/accept_signature.hpp"
#include "accreditation/application/answers.hpp"
#include "casework/case.hpp"
#include "core/actor.hpp"
#include "platform/database/database.hpp"

namespace obereg::accreditation {

enum class ExaminationState { work, sent, signed_off };  // sent: to the signatory
std::string_view to_text(ExaminationState state);

struct Examination {
  casework::CaseId held;
  std::int64_t version = 0;  // grows with each change; 0: nothing was saved yet
  Answers typed;             // by the inputs of the checklist and of the draft; see findings.hpp
  ExaminationState state = ExaminationState::work;
  std::string remark;      // of the signatory who returned the draft
  AccountId changed_by{};  // of a draft that was sent: who sent it, the executor that its letter names
};

Examination examination_of(database::ReadTx& tx, casework::CaseId id);

// False where it has another version by now, or is not in work.
bool save_examination(database::Tx& tx, Examination const& next, AccountId by, Instant now);
// From one state to another, likewise. `remark` replaces what stood there.
bool move_examination(database::Tx& tx, Examination const& seen, ExaminationState to, std::string const& remark,
                      AccountId by, Instant now);

std::vector<casework::CaseId> sent_cases(database::ReadTx& tx);  // that wait for a signature, by their term

// A decision that was signed. «Решение» of the registry's history is registry_model's Decision.
struct CaseDecision {
  bool is_granted = false;
  LocalDate decided_on;
  std::string letter_number;
  AccountId officer, signed_by;
  std::string signer;  // subject of the certificate
  Answers typed;
  std::optional<std::int64_t> registry_number;
  std::int64_t letter = 0, signature = 0;  // documents of the case
  Instant decided_at;
  std::int64_t template_version = 0;  // of the letter; 0: the built-in one
  std::string letter_text;            // what the letter says, for pages
};
std::optional<CaseDecision> decision_of(database::ReadTx& tx, casework::CaseId id);
void record_case_decision(database::Tx& tx, casework::CaseId id, CaseDecision const& decision,
                          access::AcceptedSignature const& accepted);

// Whether this person works for the applicant, in whatever role.
bool belongs_to_applicant(database::ReadTx& tx, Actor const& actor, casework::Case const& held);

}  // namespace obereg::accreditation
