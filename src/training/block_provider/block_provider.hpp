// The ministry stops a provider, with a reason, and lets it go on. A stopped provider imports, forms and signs nothing;
// what it has in the registry stays.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/database/database.hpp"

namespace obereg::training {

struct ProviderState {
  OrganisationId id;
  std::string name, inn;
  std::optional<Instant> blocked_at;
  std::string blocked_reason;
  std::int64_t sets = 0, records = 0;  // entered
};

// Organisations that train, in order of id, above `after`.
std::vector<ProviderState> list_providers(database::ReadTx& tx, OrganisationId after, int count);
std::optional<ProviderState> find_provider_state(database::ReadTx& tx, OrganisationId id);

// Refused where it is blocked already: the first reason is not overwritten unseen.
Result<OrganisationId> block_provider(database::Tx& tx, Actor const& actor, OrganisationId id,
                                      std::string const& reason, Instant now);
Result<OrganisationId> unblock_provider(database::Tx& tx, Actor const& actor, OrganisationId id, Instant now);

}  // namespace obereg::training
