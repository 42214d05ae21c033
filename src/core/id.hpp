// Ids of different things are different types.
#pragma once
#include <compare>
#include <cstdint>

namespace obereg {

template <class Tag>
struct Id {
  std::int64_t value = 0;
  auto operator<=>(Id const&) const = default;
};

using AccountId = Id<struct AccountTag>;
using OrganisationId = Id<struct OrganisationTag>;
using RecordSetId = Id<struct RecordSetTag>;
using JobId = Id<struct JobTag>;

}  // namespace obereg
