// «Внести в реестр»: the signature of a set is checked, kept with its evidence, and the set goes to the entering job.
#pragma once
#include <string>

#include "access/accept_signature/accept_signature.hpp"
#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/signatures/verify.hpp"
#include "platform/web/services.hpp"
#include "training/acts/act.hpp"
#include "training/sets/record_set.hpp"

namespace obereg::training {

using access::AcceptedSignature;

// As access::accept_signature(), with the refusal of this module.
Result<AcceptedSignature> accept_signature(web::Services const& services, Actor const& actor, std::string_view bytes,
                                           std::string const& signature, Instant now);

// Fills an act with what was accepted.
Act act_of(AcceptedSignature const& accepted, ledger::EventKind kind, Actor const& actor, Instant now);

// A second click or tab finds the set no longer formed and is refused: a set is entered once.
Result<RecordSetId> sign_set(web::Services const& services, Actor const& actor, RecordSetId id,
                             std::string const& signature, Instant now);

}  // namespace obereg::training
