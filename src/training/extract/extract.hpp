// Extracts from the registry (TRN-17): of one record or of a list. An extract has a random code, by which anyone who
// holds the paper can see how its records stand today.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/actor.hpp"
#include "platform/database/database.hpp"
#include "training/registry/standing_record.hpp"

namespace obereg::training {

inline constexpr int most_in_extract = 500;  // records of a list: what is still read as a document

struct Extract {
  std::string code;
  OrganisationId organisation;  // whose person asked for it
  bool is_list = false;
  Instant made_at;
  std::vector<StandingRecord> records;  // as they stand now
};

// Returns the code: 80 random bits in 16 letters and digits without look-alikes.
std::string make_extract(database::Tx& tx, Actor const& actor, std::vector<std::string> const& numbers, bool is_list,
                         Instant now);
std::optional<Extract> find_extract(database::ReadTx& tx, std::string const& code);
// Nothing alike for an unknown code and for another organisation's extract. Records that the actor no longer sees are
// left out.
std::optional<Extract> find_visible_extract(database::ReadTx& tx, Actor const& actor, std::string const& code);

std::string typed_code(std::string_view typed);  // what a person typed or a QR holds, as stored

}  // namespace obereg::training
