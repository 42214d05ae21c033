// «Внести в реестр»: the signature of a set is checked, kept with its evidence, and the set goes to the entering job.
#pragma once
#include <string>

#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/signatures/verify.hpp"
#include "platform/web/services.hpp"
#include "training/acts/act.hpp"
#include "training/sets/record_set.hpp"

namespace obereg::training {

// A signature that was found good for some bytes, with all that is kept of it.
struct AcceptedSignature {
  std::string file_hash, signature_hash;
  std::int64_t file_size = 0;
  std::string signer, thumbprint, evidence;
};

// The signature must be right for these bytes at `now`, made with a certificate of an accredited CA that is bound to
// the actor's own account and states no other organisation than the actor's. Bytes and signature are kept; the
// database is not touched.
Result<AcceptedSignature> accept_signature(web::Services const& services, Actor const& actor, std::string_view bytes,
                                           std::string const& signature, Instant now);

// Fills an act with what was accepted.
Act act_of(AcceptedSignature const& accepted, ledger::EventKind kind, Actor const& actor, Instant now);

// A second click or tab finds the set no longer formed and is refused: a set is entered once.
Result<RecordSetId> sign_set(web::Services const& services, Actor const& actor, RecordSetId id,
                             std::string const& signature, Instant now);

}  // namespace obereg::training
