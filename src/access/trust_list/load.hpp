// From the stored rows to the list that signatures are judged by.
#pragma once
#include "platform/database/database.hpp"
#include "platform/signatures/trust.hpp"

namespace obereg::access {

// All authorities, no lists of revoked certificates yet.
signatures::TrustListBuilder stored_authorities(database::ReadTx& tx);

}  // namespace obereg::access
