// What stands in the way of a set: its records that the registry holds already (TRN-04, TRN-09), asked when the set is
// formed, before it is signed and when it is entered.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "platform/database/database.hpp"
#include "training/registry_rules/registry_rules.hpp"
#include "training/sets/record_set.hpp"

namespace obereg::training {

struct Obstacles {
  std::int64_t total = 0;
  std::vector<std::string> lines;   // Russian, of one record each; of the first hundred
  std::vector<NumberClaim> claims;  // numbers that another provider holds
};

// The set's own rows, where a job is entering it, do not count.
Obstacles obstacles_of(database::ReadTx& tx, RecordSet const& set);

// What the people of the provider do about them, true for where the set came from. `disputed`: the ministry was told.
std::string advice_on(Obstacles const& obstacles, std::string_view origin, bool disputed);

// All of it as text: a heading, a line for each record after "— ", an empty line, the advice.
std::string words_of(Obstacles const& obstacles, std::string_view origin, bool disputed);

}  // namespace obereg::training
