// «Аннулировать»: by the provider's signer with a reason, or by the ministry's decision with its document (TRN-16).
// What is made here is a draft; the record changes when it is signed (sign_act).
#pragma once
#include <string>

#include "training/sign_act/act_draft.hpp"

namespace obereg::training {

inline constexpr std::size_t longest_reason = 1'000;  // characters

// "" where the reason can stand in a signed file, else what is wrong with it, in Russian.
std::string wrong_reason(std::string const& reason);

Result<ActDraft> draft_annulment(database::Tx& tx, Actor const& actor, std::string const& number,
                                 std::string const& reason, Instant now);

struct MinistryDecision {
  std::string number;  // of the decision
  LocalDate taken_on;
  std::string document_hash;  // of its kept file
  std::string reason;
};
// The decision's number, date and the document's hash become part of the reason, so that the officer signs them too.
Result<ActDraft> draft_annulment_by_decision(database::Tx& tx, Actor const& actor, std::string const& number,
                                             MinistryDecision const& decision, Instant now);

}  // namespace obereg::training
