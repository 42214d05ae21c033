// How often something was tried in the present ten minutes: what may be guessed, or would flood others, is limited by
// it. Counted in the database, since several processes serve one site.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/time.hpp"
#include "platform/database/database.hpp"

namespace obereg::attempts {

inline constexpr std::chrono::minutes period{10};

// One more; answers how many that makes. `purpose`: a word of the caller's own; `whose`: an address, a number.
std::int64_t count(database::Tx& tx, std::string_view purpose, std::string const& whose, Instant now);
std::int64_t counted(database::ReadTx& tx, std::string_view purpose, std::string const& whose, Instant now);

// Whose attempts are counted together: an IPv4 address, or an IPv6 network of 64 bits, which one subscriber has whole.
std::string network_of(std::string const& address);

}  // namespace obereg::attempts
