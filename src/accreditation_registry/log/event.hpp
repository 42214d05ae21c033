// What a leaf of the log says of a decision about an accreditation.
#pragma once
#include <string>

#include "accreditation_registry/model/accreditation.hpp"
#include "platform/ledger/tree.hpp"

namespace obereg::accreditation {

// The canonical bytes, docs/formats.md, "Event": whose record it is and all that the decision left in it.
std::string event_bytes(Accreditation const& record, Version const& version);
ledger::Hash event_leaf(Accreditation const& record, Version const& version);

}  // namespace obereg::accreditation
