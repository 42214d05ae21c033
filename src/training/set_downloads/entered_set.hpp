// The entered set that a request names, with the act that entered it.
#pragma once
#include <string>

#include "platform/web/route.hpp"
#include "training/acts/act.hpp"
#include "training/sets/record_set.hpp"

namespace obereg::training {

struct EnteredSet {
  RecordSet set;
  Act act;
  std::string id() const { return std::to_string(set.id.value); }
};

// Refused where there is no such set for this person, or it is not entered yet.
Result<EnteredSet> entered_set(web::PageContext const& context);

}  // namespace obereg::training
