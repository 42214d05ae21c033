// Keys for programs of integrators: made by a person, bound to the person and the organisation, shown once.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "core/time.hpp"
#include "platform/database/database.hpp"

namespace obereg::access {

// What this actor may put into a key: those of their permissions that have a scope's title. Only who answers for an
// organisation's records or for the system makes keys.
std::vector<std::string> offered_scopes(Actor const& actor);

// Returns the key, "obereg_…": only its SHA-256 is kept. Scopes that the actor may not give are left out; with none
// left it is refused.
Result<std::string> make_key(database::Tx& tx, Actor const& actor, std::string const& name,
                             std::vector<std::string> const& scopes, Instant now);

struct ApiKey {
  std::int64_t id = 0;
  std::string name;
  std::vector<std::string> scopes;
  Instant created_at;
  std::optional<Instant> used_at, revoked_at;
};
std::vector<ApiKey> own_keys(database::ReadTx& tx, Actor const& actor);
// False where the actor has no such key. A second revoking changes nothing.
bool revoke_key(database::Tx& tx, Actor const& actor, std::int64_t id, Instant now);

}  // namespace obereg::access
