// Who works on the cases of an absent officer. The cases stay the officer's own.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "core/id.hpp"
#include "core/time.hpp"
#include "platform/database/database.hpp"

namespace obereg::casework {

struct Substitute {
  std::int64_t id = 0;
  AccountId officer, substitute;
  Instant begins_at, ends_at;  // from the former, before the latter
};

std::int64_t name_substitute(database::Tx& tx, std::string_view service, Substitute const& wanted, AccountId by,
                             Instant now);
// False where it has ended.
bool end_substitute(database::Tx& tx, std::string_view service, std::int64_t id, Instant now);

std::optional<Substitute> find_substitute(database::ReadTx& tx, std::string_view service, std::int64_t id);
// That have not ended, by their beginning.
std::vector<Substitute> substitutes(database::ReadTx& tx, std::string_view service, Instant now);

// Whether this one may now work on the cases of that one.
bool stands_in(database::ReadTx& tx, std::string_view service, AccountId substitute, AccountId officer, Instant now);
// Whose cases this one may now work on.
std::vector<AccountId> stands_in_for(database::ReadTx& tx, std::string_view service, AccountId substitute, Instant now);

}  // namespace obereg::casework
