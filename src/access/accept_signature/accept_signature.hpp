// A signature under something that is filed or entered: checked, and kept with its evidence.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/web/services.hpp"

namespace obereg::access {

// A signature that was found good for some bytes, with all that is kept of it.
struct AcceptedSignature {
  std::string file_hash, signature_hash;
  std::int64_t file_size = 0;
  std::string signer, thumbprint, evidence;
  std::int64_t signature_size = 0;
  std::string signer_name;  // of the person, as the certificate states it: "Образцова Анна Андреевна"
};

// The signature must be right for these bytes at `now`, made with a certificate of an accredited CA that is bound to
// the actor's own account and states no other organisation than the actor's. Bytes and signature are kept; the
// database is not touched. `refused`: the kind of refusal of whoever asks.
Result<AcceptedSignature> accept_signature(web::Services const& services, Actor const& actor, std::string_view bytes,
                                           std::string const& signature, RefusalKind const& refused, Instant now);

// Without one, nothing can be signed.
bool has_certificate(database::ReadTx& tx, AccountId account);

}  // namespace obereg::access
