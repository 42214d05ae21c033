// From the stored rows to the list that signatures are judged by.
#pragma once
#include "platform/database/database.hpp"
#include "platform/signatures/trust.hpp"

namespace obereg::access {

// All authorities, no lists of revoked certificates yet.
signatures::TrustListBuilder stored_authorities(
    database::ReadTx& tx, signatures::MissingCrl missing_crl = signatures::MissingCrl::accept_with_warning);
// Those of this subject alone, as it is stored: a CA may have several certificates and keys.
signatures::TrustListBuilder authorities_named(database::ReadTx& tx, std::string const& subject);

}  // namespace obereg::access
