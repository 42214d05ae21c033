// Two providers claim one number (TRN-04): the ministry decides who is right, and both are told. The decision changes
// no record by itself, and the number stays with the record that has it for ever (docs/architecture.md): where the
// claimant is right, the holder's record is annulled by decision and the claimant's is entered as a new one.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/database/database.hpp"

namespace obereg::training {

struct DisputeSide {
  OrganisationId organisation;
  std::string name, inn;
};

struct Dispute {
  std::int64_t id = 0;
  std::string number;
  DisputeSide holder, claimant;
  std::optional<std::int64_t> import_id;  // what the claimant sent
  Instant opened_at;
  std::optional<Instant> decided_at;
  std::string decision;  // "" while open
};

// Open ones first, the oldest of them at the top; then the decided ones, the newest at the top.
std::vector<Dispute> list_disputes(database::ReadTx& tx, bool decided, std::int64_t beyond, int count);
// Decided before this one was opened, about the same number, in order.
std::vector<Dispute> earlier_disputes(database::ReadTx& tx, Dispute const& dispute);
std::optional<Dispute> find_dispute(database::ReadTx& tx, std::int64_t id);

// Everybody with a cabinet in either organisation who has an e-mail address gets the decision by mail.
Result<Dispute> decide_dispute(database::Tx& tx, Actor const& actor, std::int64_t id, std::string const& decision,
                               Instant now);

}  // namespace obereg::training
