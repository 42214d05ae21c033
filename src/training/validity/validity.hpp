// How long the training in a programme holds (TRN-18): preset by the programme's code, changed by the ministry. A
// change holds from its moment on. What was signed before keeps the term that held when it was signed: the registry
// only adds rows, and whoever relied on «действует по» in an extract must find the same day again.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/actor.hpp"
#include "platform/database/database.hpp"

namespace obereg::training {

struct Validity {
  int months = 0;
  std::string source;             // Russian: the clause or decree that says so
  std::string set_by;             // "" for the preset
  std::optional<Instant> set_at;  // nothing for the preset
};

inline constexpr int longest_validity = 600;  // months

// Of every programme, by its id, as it held at that moment.
using Validities = std::map<int, Validity>;
Validities validities_at(database::ReadTx& tx, Instant at);

// Changes of one programme, the newest first; the preset is not among them.
std::vector<Validity> validity_changes(database::ReadTx& tx, int programme_id);

// Appends a change and its audit record. False where it would change nothing.
bool set_validity(database::Tx& tx, Actor const& actor, int programme_id, int months, std::string const& source,
                  Instant now);

}  // namespace obereg::training
