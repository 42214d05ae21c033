// Signing in from a place the account was never opened from is told to its owner by a letter (ASVS 4.0, 2.2.3).
#pragma once
#include <string>
#include <vector>

#include "access/sign_in/open_session.hpp"

namespace obereg::access {

// A place is a provider's network: 16 bits of an IPv4 address, 32 of an IPv6 one, so that a telephone on the move is
// not written about every day. The first place of all is known; what is no address is a place of its own.
bool is_unknown_place(std::string const& address, std::vector<std::string> const& earlier);

// Writes where the account has an address and `wanted` comes from a place that none of its sessions of the last year
// began at. Before the session begins.
void tell_of_unknown_place(database::Tx& tx, Account const& account, SessionWanted const& wanted,
                           web::Settings const& settings, Instant now);

}  // namespace obereg::access
