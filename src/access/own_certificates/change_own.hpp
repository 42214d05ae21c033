// A person adds a certificate to their account or takes one away (ACC-08). Both are written to the audit log, and a
// letter to the account's e-mail says so: a thief's certificate is not added unnoticed.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/signatures/certificate.hpp"
#include "platform/web/services.hpp"

namespace obereg::access {

struct Addition {
  std::string challenge;  // the token of one that was made by binding_to(the account)
  std::string signature;  // CMS by the new certificate, which it holds: this proves that its key is there
};

struct Added {
  std::optional<signatures::Certificate> signer;  // where the signature could be read
  std::optional<Refusal> refusal;                 // nothing: the certificate is bound
};
Added add_own_certificate(web::Services const& services, Actor const& actor, Addition const& addition, Instant now);

// Every session that the certificate opened ends, be it the one that asks. The last usable certificate is removed only
// where `last_is_known`: its owner has said that they know what it means.
Result<void> remove_own_certificate(web::Services const& services, Actor const& actor, std::int64_t certificate,
                                    bool last_is_known, Instant now);

}  // namespace obereg::access
