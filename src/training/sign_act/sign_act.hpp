// The signature under a correction or an annulment is checked, and the act enters the registry and the log in one
// transaction (TRN-16).
#pragma once
#include <string>

#include "core/refusal.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/web/services.hpp"
#include "training/sign_act/act_draft.hpp"

namespace obereg::training {

// Of two signers one changes the record, the other is told that it changed meanwhile. A draft that was signed already
// (a second click) gives its act again.
Result<ActId> sign_act(web::Services const& services, Actor const& actor, ActDraftId draft,
                       std::string const& signature, Instant now);

// Nothing where the draft can still be signed.
std::optional<Refusal> why_not_signed(database::ReadTx& tx, ActDraft const& draft);

// The receipt is made once the act is published; the job does it where the process died in between.
inline constexpr std::string_view keep_receipt_job = "training.keep-receipt";
void keep_receipt(web::Services const& services, ActId act);
void run_keep_receipt(jobs::Run& run, web::Services const& services);

}  // namespace obereg::training
